/// Decides whether a run measured what it was meant to: the target, and not its own generator.
///
/// Each rule gives a grade and a sentence with figures and remedy; the worst grade is the verdict. In a closed loop
/// nothing is scheduled, so the rules on lag and on achieved sends do not apply.
public struct Validity: Equatable, Sendable {
    /// Schedule lag p99 above which users would see the generator's own delay in their percentiles: 1 ms, in µs.
    public static let degradedLag = 1_000.0
    /// Schedule lag p99 above which the arrivals are no longer those that were asked for: 10 ms, in µs.
    public static let invalidLag = 10_000.0
    /// The part of the intended sends that must have left within the interval.
    public static let leastSendRatio = 0.99
    /// The part of the intended sends below which the load was not the one asked for.
    public static let invalidSendRatio = 0.95
    /// The share of a core above which a generator thread has no reserve left for its timers.
    public static let busyThreadShare = 0.9
    /// The share of all cores above which the parts of a run wait for each other.
    public static let busyMachineShare = 0.9
    /// The time for which a generator thread may stand still without a word: 100 ms, in nanoseconds.
    public static let longestGap: Int64 = 100_000_000
    /// The part of sends that may wait for the in-flight limit.
    public static let mostBlockedSends = 0.01

    /// Closed or open loop.
    public var mode: LoadMode
    /// Measured requests that were sent.
    public var sent: Int64
    /// Measured requests that left before the end of the measured interval.
    public var sentInTime: Int64
    /// The 99th percentile of the lag of those sends that the in-flight limit did not hold back, in microseconds.
    public var generatorLagP99: Double
    /// The generator's account of itself.
    public var generator: GeneratorFacts
    /// The part of all cores that the parts of the run used together; `nil` where that is not known.
    public var machineShare: Double?
    /// The books of the run.
    public var reconciliation: Reconciliation

    /// What a run is judged by.
    public init(
        mode: LoadMode,
        sent: Int64,
        sentInTime: Int64,
        generatorLagP99: Double,
        generator: GeneratorFacts,
        machineShare: Double? = nil,
        reconciliation: Reconciliation
    ) {
        self.mode = mode
        self.sent = sent
        self.sentInTime = sentInTime
        self.generatorLagP99 = generatorLagP99
        self.generator = generator
        self.machineShare = machineShare
        self.reconciliation = reconciliation
    }

    /// The verdict of all rules.
    public var verdict: ValidityVerdict {
        let rules = [
            measuredRule, booksRule, lagRule, sendRule, blockedRule, threadRule, machineRule, gapRule, calibrationRule,
        ]
        let findings = rules.compactMap(\.self)
        return ValidityVerdict(grade: findings.map(\.grade).max() ?? .valid, reasons: findings.map(\.reason))
    }

    private typealias Finding = (grade: ValidityVerdict.Grade, reason: String)

    private var measuredRule: Finding? {
        guard sent == 0 else { return nil }
        return (.invalid, "No request was measured; make the run longer than its warm-up, or check the target.")
    }

    private var booksRule: Finding? {
        guard reconciliation.outcome == .unbalanced else { return nil }
        let lost = DecimalText.grouped(reconciliation.lost)
        let duplicated = DecimalText.grouped(reconciliation.duplicated)
        return (
            .invalid,
            "The books do not balance: \(lost) lost, \(duplicated) duplicated; make sure that nothing else sends "
                + "requests to the proxy or the backends, and look at the rows without a backend."
        )
    }

    private var lagRule: Finding? {
        guard mode == .open, generatorLagP99 > Self.degradedLag else { return nil }
        let lag = DecimalText.fixed(generatorLagP99 / 1000, places: 1)
        return (
            generatorLagP99 > Self.invalidLag ? .invalid : .degraded,
            "One send in a hundred left \(lag) ms or more after its time for want of the generator's own time; "
                + "raise -t, lower -q, or give the generator a core of its own."
        )
    }

    private var sendRule: Finding? {
        let intended = sent + generator.dropped
        guard mode == .open, intended > 0 else { return nil }
        let ratio = Double(sentInTime) / Double(intended)
        guard ratio < Self.leastSendRatio else { return nil }
        return (
            ratio < Self.invalidSendRatio ? .invalid : .degraded,
            "\(percent(ratio)) of the \(DecimalText.grouped(intended)) intended requests left within the measured "
                + "interval; raise -c if the target may hold more, raise -t if the generator is busy, or lower -q."
        )
    }

    private var blockedRule: Finding? {
        guard mode == .open, sent > 0 else { return nil }
        let ratio = Double(generator.blockedSends) / Double(sent)
        guard ratio > Self.mostBlockedSends else { return nil }
        let limit = generator.inFlightLimit.map { " of \($0) requests in flight" } ?? ""
        return (
            .degraded,
            "\(percent(ratio)) of the sends waited for the limit\(limit), so fewer were in flight than the schedule "
                + "wants; raise -c."
        )
    }

    private var threadRule: Finding? {
        guard let share = generator.busiestThreadShare, share > Self.busyThreadShare else { return nil }
        return (
            .degraded,
            "A generator thread used \(percent(share)) of a core, so the figures may show the generator's limit "
                + "and not the target's; raise -t."
        )
    }

    private var machineRule: Finding? {
        guard mode == .open, let machineShare, let cores = generator.cores, machineShare > Self.busyMachineShare else {
            return nil
        }
        let used = DecimalText.fixed(machineShare * Double(cores), places: 1)
        return (
            .degraded,
            "The parts of this run used \(used) of \(cores) cores together, so they waited for each other and the "
                + "latencies show it; lower -q, or drive the target from another machine."
        )
    }

    private var gapRule: Finding? {
        guard generator.longestLoopGapNanoseconds > Self.longestGap else { return nil }
        let gap = DecimalText.fixed(Double(generator.longestLoopGapNanoseconds) / 1e6, places: 0)
        return (
            .degraded,
            "A generator thread stood still for \(gap) ms, and what it would have sent or received then came late; "
                + "give the generator a core of its own."
        )
    }

    private var calibrationRule: Finding? {
        guard let target = generator.targetRate, let most = generator.calibratedRate, target > most else { return nil }
        return (
            .degraded,
            "\(DecimalText.grouped(Int64(target))) requests a second are more than the "
                + "\(DecimalText.grouped(Int64(most))) up to which 'rrbench calibrate' found this generator on time; "
                + "raise -t, or lower -q."
        )
    }

    private func percent(_ ratio: Double) -> String { "\(DecimalText.fixed(ratio * 100, places: 1)) %" }
}
