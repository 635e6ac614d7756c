/// The steps of the picks along the natural cycle of the members.
struct CyclicSteps {
    /// Steps between two picks of members.
    private(set) var steps: Int64 = 0
    /// Steps that do not go on in the cycle, by the position that they end at.
    private(set) var landings: [Int64]
    /// The same by the position that they start from.
    private(set) var departures: [Int64]

    /// The steps in some evidence.
    init(_ evidence: SpreadEvidence) {
        let size = evidence.members.count
        var positions = Array(repeating: -1, count: evidence.shares.count)
        for (position, backend) in evidence.members.enumerated() { positions[backend] = position }
        landings = Array(repeating: 0, count: size)
        departures = landings
        var last = -1
        for pick in evidence.picks {
            let position = positions[pick.backend]
            if last >= 0, position >= 0 {
                steps += 1
                if (last + pick.step) % size != position {
                    landings[position] += 1
                    departures[last] += 1
                }
            }
            last = position
        }
    }

    /// Steps that do not go on in the cycle.
    var violations: Int64 { landings.reduce(0, +) }

    /// Their part of all steps.
    var violationShare: Double { steps == 0 ? 0 : Double(violations) / Double(steps) }
}
