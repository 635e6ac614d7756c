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
///
/// **Membership.** A promise of evenness is one about the backends that can be picked, so each stretch of picks between
/// two changes of membership or weights is judged on its own, and prefixes and windows begin anew with each. The number
/// of the pick at which a change came is exact. Shares in a slow start are not held to the promise. Where nobody tells of
/// changes, what was sent before the first fault is judged, and nothing later.
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
    private var lastSent: Int64 = 0
    /// Requests that are judged were sent before this moment.
    private let end: Int64
    /// Those of them that had not ended by then: whether they were picked by then is not known.
    private var underWay: Int64 = 0
    private var loads: [BackendLoad]
    private var sample = RowSample()
    private let names: [String]

    /// An analysis of picks among backends with these weights, held to a rule.
    ///
    /// Backends without a name are called `backend-1` and so on. Requests that were sent at `end`, in nanoseconds, or later are not judged.
    public init(rule: SpreadRule, weights: [Double], names: [String] = [], until end: Int64? = nil) {
        self.rule = rule
        self.weights = weights
        self.names = names
        self.end = end ?? .max
        loads = Array(repeating: BackendLoad(), count: weights.count)
        countsByFinalBackend = Array(repeating: 0, count: weights.count)
    }

    /// Rows that carry the number of a pick that another row carries, too.
    public var duplicatePicks: Int64 { log.duplicates }

    /// Takes one request of the run, in any order and of either phase; `kind` is its index in a mix of several kinds.
    public mutating func add(_ sample: borrowing RequestSample, kind: Int = 0) {
        let backend = Int(sample.backend)
        lastSent = max(lastSent, sample.sentNanoseconds)
        let isKnown = backend > 0 && backend <= countsByFinalBackend.count
        if isKnown { loads[backend - 1].add(sample) }
        guard sample.sentNanoseconds < end else { return }
        if isKnown {
            countsByFinalBackend[backend - 1] += 1
            if sample.finishedNanoseconds >= end { underWay += 1 }
            self.sample.add(sample, kind: kind)
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
        underWay += other.underWay
        lastSent = max(lastSent, other.lastSent)
        for (backend, load) in other.loads.enumerated() { loads[backend].merge(load) }
        sample.merge(other.sample)
    }

    /// The findings over all requests taken; `picksPerBackend` are the proxy's own counters, or empty, and `history` is
    /// what it told of its picks beside the rows.
    ///
    /// Counters that contradict the rows (fewer picks of a backend than rows that name it) are not used, nor are they
    /// where membership changed: they do not say which picks were made when.
    public func findings(
        picksPerBackend: [Int64] = [],
        history: PickHistory = PickHistory()
    ) -> SpreadFindings {
        let stretches = stretches(history)
        let basis =
            history.isEmpty || !stretches.contains(where: \.isJudged)
            ? basis(picksPerBackend, stretches.first) : SpreadBasis(stretches)
        let judged = stretches.filter(\.isJudged)
        let verdict = SpreadVerdict(
            outcome: .notApplicable,
            maxGap: basis.maxGap.rounded(toPlaces: 6),
            allowedGap: rule.allowedGap,
            orderViolations: judged.reduce(0) { $0 + $1.sequence.orderViolations },
            worstWindowGap: (judged.compactMap(\.sequence.worstWindowGap).max() ?? basis.maxGap).rounded(toPlaces: 6),
            chiSquareP: basis.chiSquare.upperP,
            jainIndex: EvennessIndex.jain(counts: basis.counts, weights: basis.expected).rounded(toPlaces: 9),
            coefficientOfVariation: EvennessIndex.coefficientOfVariation(counts: basis.counts, weights: basis.expected)
                .rounded(toPlaces: 9)
        )
        var findings = SpreadFindings(
            verdict: verdict,
            rule: rule,
            counts: basis.counts,
            orderedPicks: judged.reduce(0) { $0 + $1.sequence.knownPicks },
            unknown: basis.unknown,
            firstViolatingPick: judged.compactMap(\.sequence.firstViolatingPick).min(),
            sentence: ""
        )
        findings.members = Set(judged.flatMap(\.measure.members)).count
        if !history.isEmpty, !stretches.isEmpty {
            findings.verdict.stretches = stretches.map(SpreadStretch.init)
            let recoveries = recoveries(history, stretches)
            findings.verdict.recovery = recoveries.isEmpty ? nil : recoveries
        }
        findings.verdict.retried = SpreadRetries(history.retries)
        if end < .max { findings.verdict.judgedUntilSeconds = (Double(end) / 1e9).rounded(toPlaces: 6) }
        (findings.verdict.outcome, findings.sentence) = findings.judged(by: basis.chiSquare)
        explain(&findings, longest: judged.max { $0.total < $1.total }, history)
        return findings
    }

    /// Adds what the rows show beyond the counts: order, dependence, loads, and causes.
    private func explain(_ findings: inout SpreadFindings, longest: StretchAnalysis?, _ history: PickHistory) {
        findings.verdict.sentence = findings.sentence
        guard !sample.rows.isEmpty else { return }
        let evidence = SpreadEvidence(
            findings: findings,
            stretch: history.isEmpty ? nil : longest?.stretch,
            measure: longest?.measure ?? GapMeasure(rule: rule, weights: weights),
            sample: sample,
            loads: loads,
            retries: history.retries,
            names: names
        )
        findings.verdict.explain(by: evidence)
    }

    /// The stretches of constant membership, each analyzed; one where membership never changed.
    private func stretches(_ history: PickHistory) -> [StretchAnalysis] {
        guard let numbers = log.knownNumbers else { return [] }
        return history.stretches(of: numbers, weights: weights).map {
            StretchAnalysis($0, log: log, retries: history.retries, rule: rule)
        }
    }

    /// What is judged of a run without changes: the proxy's own counters, else the turns, else the rows.
    private func basis(_ picksPerBackend: [Int64], _ only: StretchAnalysis?) -> SpreadBasis {
        let measure = only?.measure ?? GapMeasure(rule: rule, weights: weights)
        let isCounted =
            picksPerBackend.count == weights.count
            && zip(picksPerBackend, countsByFinalBackend).allSatisfy { $0 >= $1 }
        let isWholeInOrder = (only?.sequence.knownPicks ?? 0) + log.duplicates >= countsByFinalBackend.reduce(0, +)
        let presumed = rule == .cyclic && isWholeInOrder ? only?.sequence.counts : nil
        let counts = isCounted ? picksPerBackend : presumed ?? countsByFinalBackend
        return SpreadBasis(
            counts: counts,
            expected: measure.shares,
            unknown: isCounted || presumed != nil ? 0 : max(withoutBackend + underWay, only?.sequence.holes ?? 0),
            maxGap: measure.gap(of: counts),
            chiSquare: ChiSquareTest(counts: counts, weights: measure.shares)
        )
    }

    private func recoveries(_ history: PickHistory, _ stretches: [StretchAnalysis]) -> [SpreadRecovery] {
        let lap = rule == .random || rule == .unbounded ? SpreadRecovery.randomLaps : SpreadRecovery.orderedLaps
        return SpreadRecovery.all(in: stretches.map(\.stretch), log: log, laps: lap, lastNanoseconds: lastSent)
    }
}
