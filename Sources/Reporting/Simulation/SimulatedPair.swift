/// The difference between two strategies in one figure, from replications on common random numbers.
public struct SimulatedPair: Equatable, Sendable {
    /// What a difference means: lower is better in every figure that is compared.
    public enum Verdict: String, Sendable {
        case better, worse
        case noDifference = "no_difference"
    }

    /// The strategy that the other is held against.
    public var baseline: String
    /// The other.
    public var candidate: String
    /// The figure: `mean_us`, `p50_us` or `p99_us`.
    public var metric: String
    /// Candidate less baseline, in microseconds.
    public var difference: Double
    /// The 95 % confidence interval of the difference.
    public var interval: ClosedRange<Double>

    /// A difference with its interval.
    public init(
        baseline: String,
        candidate: String,
        metric: String,
        difference: Double,
        interval: ClosedRange<Double>
    ) {
        self.baseline = baseline
        self.candidate = candidate
        self.metric = metric
        self.difference = difference
        self.interval = interval
    }

    /// No difference where the interval holds 0.
    public var verdict: Verdict {
        if interval.contains(0) { return .noDifference }
        return difference < 0 ? .better : .worse
    }
}
