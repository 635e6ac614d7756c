/// What the order of the turns of one stretch shows: order, prefixes and windows, in two passes.
struct PickSequenceAnalysis {
    /// Turns with a known backend.
    private(set) var knownPicks: Int64 = 0
    /// Turns between the first and the last known one of which the backend is not known.
    private(set) var holes: Int64 = 0
    /// Steps that leave the cycle; 0 where the rule promises no order.
    private(set) var orderViolations: Int64 = 0
    /// The largest gap in a window; `nil` without a sequence.
    private(set) var worstWindowGap: Double?
    /// The number of the first pick that breaks the bound.
    private(set) var firstViolatingPick: Int64?
    /// The turns of each backend; under a cyclic rule the holes are taken to follow the cycle.
    private(set) var counts: [Int64]

    /// Analyzes turns under a rule.
    init(_ sequence: TurnSequence, rule: SpreadRule, measure: GapMeasure) {
        let picks = sequence.turns
        counts = Array(repeating: 0, count: measure.shares.count)
        guard !picks.isEmpty else { return }
        knownPicks = picks.reduce(into: 0) { known, slot in known += PickLog.isKnown(slot) ? 1 : 0 }
        holes = Int64(picks.count) - knownPicks
        switch rule {
        case .cyclic:
            analyzeCycle(picks, measure)
        case .weighted(let bound):
            analyzeShares(picks, measure, bound: bound)
        case .random, .unbounded:
            analyzeShares(picks, measure, bound: .infinity)
        }
        firstViolatingPick = firstViolatingPick.map { sequence.number(ofTurn: Int($0)) }
    }

    /// Holds the picks to the natural cycle or, where they do not follow it, to the one they show themselves.
    private mutating func analyzeCycle(_ picks: ArraySlice<UInt16>, _ measure: GapMeasure) {
        let backends = measure.shares.count
        var cycle = BackendCycle(natural: measure.members, among: backends)
        orderViolations = cycle.violations(in: picks)
        if orderViolations > 0 {
            let learned = BackendCycle(learnedFrom: picks, members: measure.members, among: backends)
            let violations = learned.violations(in: picks)
            if violations < orderViolations { (cycle, orderViolations) = (learned, violations) }
        }
        var prefix = EvenPrefix(members: measure.members.count, among: backends)
        var windows = WindowGap(measure: measure, laps: SpreadAnalyzer.windowLaps)
        var position = 0
        for slot in picks {
            if PickLog.isKnown(slot) {
                guard cycle.positions[Int(slot) - 1] >= 0 else { continue }
                position = cycle.positions[Int(slot) - 1]
            }
            let backend = cycle.order[position]
            prefix.add(backend)
            windows.add(backend)
            position = position + 1 == cycle.order.count ? 0 : position + 1
        }
        worstWindowGap = windows.worst
        firstViolatingPick = prefix.firstViolation
        counts = prefix.totals
    }

    /// Holds the picks to the backends' shares.
    private mutating func analyzeShares(_ picks: ArraySlice<UInt16>, _ measure: GapMeasure, bound: Double) {
        var prefix = SharePrefix(shares: measure.shares, bound: bound)
        var windows = WindowGap(measure: measure, laps: SpreadAnalyzer.windowLaps)
        for slot in picks {
            if PickLog.isKnown(slot) {
                prefix.add(Int(slot) - 1)
                windows.add(Int(slot) - 1)
            } else {
                prefix.addUnknown()
                windows.restart()
            }
        }
        prefix.finish()
        worstWindowGap = windows.worst
        firstViolatingPick = prefix.firstViolation
        counts = prefix.totals
    }
}
