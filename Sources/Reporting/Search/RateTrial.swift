public import Measuring

/// One trial of a search for a rate: a recorded run, and whether it met the objective.
public struct RateTrial: Equatable, Sendable {
    /// The run's number.
    public var run: Int64
    /// The rate that was asked for, in requests a second.
    public var rate: Double
    /// The rate of successful answers, in requests a second.
    public var achieved: Double
    /// The median latency in microseconds.
    public var p50: Double
    /// The 99th percentile in microseconds.
    public var p99: Double
    /// Measured requests that failed.
    public var failed: Int64
    /// Whether the measurement may be believed.
    public var validity: ValidityVerdict
    /// Whether it is there to confirm a result.
    public var isConfirmation: Bool
    /// Whether the objective was met by a measurement that is not invalid.
    public var passed: Bool
    /// Why it failed, or what was observed, as a sentence.
    public var reason: String

    /// The trial that a run was, at a rate.
    public init(_ summary: RunSummary, rate: Double, check: CheckResult, isConfirmation: Bool) {
        run = summary.run.id
        self.rate = rate
        achieved = summary.throughput.achievedPerSecond
        p50 = summary.latency.p50
        p99 = summary.latency.p99
        failed = summary.requests.failed
        validity = summary.validity
        self.isConfirmation = isConfirmation
        let isInvalid = summary.validity.grade == .invalid
        passed = check.passed && !isInvalid
        let outcome = check.passed && isInvalid ? "the measurement is invalid" : check.observedClause
        let reasons = check.passed || isInvalid ? summary.validity.reasons : []
        reason = (["\(outcome)."] + reasons).joined(separator: " ")
    }
}

extension CheckResult {
    /// What was observed, as the end of a sentence without its stop.
    fileprivate var observedClause: String { explanation ?? "observed \(observedText)" }
}
