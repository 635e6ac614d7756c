extension CauseSignature {
    /// Several workers go round on their own, and all of them begin at the same backend.
    ///
    /// *Seen*, one of three: the counts of the **first requests** of the run fall along the cycle as ``WorkerCursors``
    /// says; *p*: one over the e-value. Or the **counts of the run** fall along the cycle from one backend on, by more than
    /// 3 in all, and the first requests went where cursors stood that all start there, as ``CursorWalk`` says, whose
    /// bound is *p*: so it is with workers that take several requests in a row, or next to none. Or **later**: the counts
    /// of the run, or of its windows, are closer than those of
    /// fair random picks (lower tails of the chi-square test and of the dispersion, the smaller one is *p*, doubled), and
    /// yet the picks follow no single cycle; requests of others in between can look like that, too. In all *p*
    /// is tripled, for there are three ways. The counts are never further apart than there are cursors, so their number is
    /// the largest gap of any prefix, which does not go on growing (by at most a quarter after a quarter of the picks).
    /// *Source*: nginx without `zone`, Envoy issue 2593; measured with nginx, 16 workers, 8 backends:
    /// 16,3,1,1,1,1,1,0 for 24 requests, 113,99,98,98,98,98,98,98 for 800.
    static let perWorkerCursors = CauseSignature(.perWorkerCursors) { evidence in
        let members = evidence.members
        guard evidence.isOpen, members.count > 1, evidence.picks.count > members.count else { return nil }
        var places = Array(repeating: -1, count: evidence.shares.count)
        for (position, backend) in members.enumerated() { places[backend] = position }
        let positions = evidence.picks.map { places[$0.backend] }.filter { $0 >= 0 }
        let cursors = WorkerCursors.largestGap(positions, backends: members.count)
        let early = Array(positions.prefix(max(16 * members.count, positions.count / 4)))
        guard cursors > 1, cursors * 4 <= 5 * WorkerCursors.largestGap(early, backends: members.count) else {
            return nil
        }
        let found = [
            atStart(evidence, positions, cursors), falling(evidence, positions, cursors), later(evidence, cursors),
        ]
        .compactMap { $0 }.map { (sentence: $0.sentence, pValue: min(1, 3 * $0.pValue)) }
        return found.first { $0.pValue < CauseCatalog.level } ?? found.min { $0.pValue < $1.pValue }
    }

    private static func atStart(
        _ evidence: SpreadEvidence,
        _ positions: [Int],
        _ cursors: Int
    ) -> (sentence: String, pValue: Double)? {
        guard evidence.hasStart else { return nil }
        let members = evidence.members
        let first = positions.prefix(SpreadAnalyzer.windowLaps * members.count)
        var counts = Array(repeating: 0, count: members.count)
        for position in first { counts[position] += 1 }
        let top = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
        let name = evidence.name(members[top])
        return (
            "\(counts[top]) of the first \(first.count) requests went to \(name); the pattern of \(cursors) cursors that all "
                + "start at \(name).",
            1 / max(1, WorkerCursors.evidence(positions, fair: evidence.memberShares))
        )
    }

    /// The least by which the counts of the run fall: less is what a request of somebody else does here and there.
    private static let leastFall: Int64 = 4

    private static func falling(
        _ evidence: SpreadEvidence,
        _ positions: [Int],
        _ cursors: Int
    ) -> (sentence: String, pValue: Double)? {
        let members = evidence.members
        guard evidence.hasStart, evidence.isTurnBased, Set(members.map { evidence.shares[$0] }).count == 1 else {
            return nil
        }
        let counts = members.map { evidence.turns[$0] }
        let rises = counts.indices.map { counts[$0] - counts[($0 + counts.count - 1) % counts.count] }
        let start = rises.indices.max { (rises[$0], $1) < (rises[$1], $0) } ?? 0
        // One more than the one before may be the pick that a request before the run took.
        guard rises[start] >= leastFall, rises.indices.allSatisfy({ $0 == start || rises[$0] <= 1 }) else { return nil }
        let walk = CursorWalk(positions, backends: members.count, start: start, least: cursors)
        let name = evidence.name(members[start])
        let order = (0..<min(4, counts.count)).map { DecimalText.grouped(counts[(start + $0) % counts.count]) }
        return (
            "the counts fall along the cycle from \(name) on (\(order.joined(separator: "; "))"
                + "\(counts.count > order.count ? "; …" : "")), and \(DecimalText.grouped(Int64(walk.hits))) of the first "
                + "\(DecimalText.grouped(Int64(walk.picks))) requests went where one of at least \(cursors) cursors stood "
                + "that all start at \(name); by chance it is \(DecimalText.fixed(walk.chance * Double(walk.picks), places: 0)).",
            walk.pValue
        )
    }

    private static func later(_ evidence: SpreadEvidence, _ cursors: Int) -> (sentence: String, pValue: Double)? {
        let chiSquare = evidence.chiSquare
        guard evidence.isTurnBased, chiSquare.smallestExpected >= ChiSquareTest.leastExpectedCount,
            CyclicSteps(evidence).violationShare > 0.2
        else { return nil }
        return (
            "the counts are never more than \(cursors) apart over \(DecimalText.grouped(Int64(evidence.picks.count))) picks, "
                + "closer than by chance, and yet the picks follow no single cycle: at least \(cursors) cursors that take "
                + "turns each on their own, unless others send requests in between.",
            min(1, 2 * min(chiSquare.wholeLowerP, evidence.order.evennessP))
        )
    }
}
