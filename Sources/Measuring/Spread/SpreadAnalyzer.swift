/// Judges how evenly the picks of a run are spread, over every request of the run.
///
/// Evenness is a property of the sequence of picks, so warm-up requests count, and so do those that failed. Where
/// rows carry the number of their pick, the sequence itself is judged (order, prefixes, windows); where they do not
/// (a foreign proxy), only the counts by final backend are, and `worst_window_gap` is the gap of the whole run.
///
/// **What counts.** Every pick counts where it was picked. A row tells of the last pick of its request only; earlier
/// ones (`attempts` above 1), those of requests that failed without learning their number, and those for somebody
/// else are holes in the sequence. A hole is no violation: under ``SpreadRule/cyclic`` it is taken to follow the
/// cycle, under other rules it is left out and windows do not span it. The totals come from the proxy's own counters
/// where it has them, and include every pick.
public struct SpreadAnalyzer: Sendable {
    /// A window is this many picks for each backend: long enough to tell a burst from a step, short enough to see it.
    public static let windowLaps = 3
    /// The two-sided p-value below which random picks are called uneven: one false alarm in a thousand fair runs.
    public static let significanceLevel = 0.001

    let rule: SpreadRule
    let weights: [Double]
    private(set) var log = PickLog()
    private(set) var countsByFinalBackend: [Int64]
    private(set) var withoutBackend: Int64 = 0

    /// An analysis of picks among backends with these weights, held to a rule.
    public init(rule: SpreadRule, weights: [Double]) {
        self.rule = rule
        self.weights = weights
        countsByFinalBackend = Array(repeating: 0, count: weights.count)
    }

    /// Rows that carry the number of a pick that another row carries, too.
    public var duplicatePicks: Int64 { log.duplicates }

    /// Takes one request of the run, in any order and of either phase.
    public mutating func add(_ sample: borrowing RequestSample) {
        let backend = Int(sample.backend)
        if backend > 0, backend <= countsByFinalBackend.count {
            countsByFinalBackend[backend - 1] += 1
            if sample.dispatch > 0 { log.record(number: sample.dispatch, backend: sample.backend) }
        } else {
            if !sample.error.isBeforeTheProxy { withoutBackend += 1 }
            if sample.dispatch > 0 { log.record(number: sample.dispatch, backend: 0) }
        }
    }

    /// Takes everything that another analysis of the same run has taken.
    public mutating func merge(_ other: SpreadAnalyzer) {
        log.merge(other.log)
        for (backend, count) in other.countsByFinalBackend.enumerated() { countsByFinalBackend[backend] += count }
        withoutBackend += other.withoutBackend
    }

    /// The findings over all requests taken; `picksPerBackend` are the proxy's own counters, or empty.
    ///
    /// Counters that contradict the rows (fewer picks of a backend than rows that name it) are not used.
    public func findings(picksPerBackend: [Int64] = []) -> SpreadFindings {
        let measure = GapMeasure(rule: rule, weights: weights)
        let sequence = PickSequenceAnalysis(log: log, rule: rule, measure: measure)
        let isCounted =
            picksPerBackend.count == weights.count
            && zip(picksPerBackend, countsByFinalBackend).allSatisfy { $0 >= $1 }
        let isWholeInOrder = sequence.knownPicks + log.duplicates >= countsByFinalBackend.reduce(0, +)
        let presumed = isWholeInOrder ? sequence.presumedCounts : nil
        let counts = isCounted ? picksPerBackend : presumed ?? countsByFinalBackend
        let unknown = isCounted || presumed != nil ? 0 : max(withoutBackend, sequence.holes)
        let chiSquare = ChiSquareTest(counts: counts, weights: measure.shares)
        let maxGap = measure.gap(of: counts)
        let verdict = SpreadVerdict(
            outcome: .notApplicable,
            maxGap: maxGap.rounded(toPlaces: 6),
            allowedGap: rule.allowedGap,
            orderViolations: sequence.orderViolations,
            worstWindowGap: (sequence.worstWindowGap ?? maxGap).rounded(toPlaces: 6),
            chiSquareP: chiSquare.upperP,
            jainIndex: EvennessIndex.jain(counts: counts, weights: measure.shares).rounded(toPlaces: 9),
            coefficientOfVariation: EvennessIndex.coefficientOfVariation(counts: counts, weights: measure.shares)
                .rounded(toPlaces: 9)
        )
        var findings = SpreadFindings(
            verdict: verdict,
            rule: rule,
            counts: counts,
            orderedPicks: sequence.knownPicks,
            unknown: unknown,
            firstViolatingPick: sequence.firstViolatingPick,
            sentence: ""
        )
        (findings.verdict.outcome, findings.sentence) = findings.judged(by: chiSquare)
        return findings
    }
}
