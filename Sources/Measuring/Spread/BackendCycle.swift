/// The order in which a round robin visits its backends.
struct BackendCycle: Equatable {
    /// The backends (indices from 0) in the order of the visits.
    let order: [Int]
    /// Where each backend stands in ``order``; -1 for who has no place in it.
    let positions: [Int]

    /// The order of the backends' numbers.
    init(natural members: [Int], among backends: Int) {
        self.init(order: members, among: backends)
    }

    /// The order that a sequence of picks shows: each backend is followed by its most frequent successor.
    ///
    /// The successor is found by majority vote (Boyer and Moore 1981) over neighboring picks, in two numbers a
    /// backend. Where the votes make no single cycle, the lowest backend not yet visited comes next, so the result
    /// always is one.
    init(learnedFrom picks: ArraySlice<UInt16>, members: [Int], among backends: Int) {
        var candidates = Array(repeating: UInt16(0), count: backends)
        var votes = Array(repeating: 0, count: backends)
        var last = PickLog.hole
        for slot in picks {
            if PickLog.isKnown(slot), PickLog.isKnown(last) {
                let from = Int(last) - 1
                if votes[from] == 0 { candidates[from] = slot }
                votes[from] += candidates[from] == slot ? 1 : -1
            }
            last = slot
        }
        var isLeft = Array(repeating: false, count: backends)
        for member in members { isLeft[member] = true }
        var order: [Int] = []
        var next = members.first ?? 0
        var lowest = 0
        while order.count < members.count {
            order.append(next)
            isLeft[next] = false
            while lowest < members.count, !isLeft[members[lowest]] { lowest += 1 }
            let candidate = Int(candidates[next]) - 1
            next = candidate >= 0 && isLeft[candidate] ? candidate : members[min(lowest, members.count - 1)]
        }
        self.init(order: order, among: backends)
    }

    private init(order: [Int], among backends: Int) {
        self.order = order
        var positions = Array(repeating: -1, count: backends)
        for (position, backend) in order.enumerated() { positions[backend] = position }
        self.positions = positions
    }

    /// The steps from one known pick to the next known one that leave the cycle.
    ///
    /// A step over d pick numbers must go d places on, modulo the number of backends, so picks that nobody tells of
    /// are no violation. A swap of neighbors is three violations, a backend left out is one.
    func violations(in picks: ArraySlice<UInt16>) -> Int64 {
        var violations: Int64 = 0
        var expected = -1
        for slot in picks {
            if PickLog.isKnown(slot) {
                let position = positions[Int(slot) - 1]
                if position < 0 || (expected >= 0 && position != expected) { violations += 1 }
                expected = position
            }
            if expected >= 0 { expected = expected + 1 == order.count ? 0 : expected + 1 }
        }
        return violations
    }
}
