/// The order in which a round robin visits its backends.
struct BackendCycle: Equatable {
    /// The backends (indices from 0) in the order of the visits.
    let order: [Int]
    /// Where each backend stands in ``order``.
    let positions: [Int]

    /// The order of the backends' numbers.
    init(natural backends: Int) {
        self.init(order: Array(0..<backends))
    }

    /// The order that a sequence of picks shows: each backend is followed by its most frequent successor.
    ///
    /// The successor is found by majority vote (Boyer and Moore 1981) over neighboring picks, in two numbers a
    /// backend. Where the votes make no single cycle, the lowest backend not yet visited comes next, so the result
    /// always is one.
    init(learnedFrom picks: ArraySlice<UInt16>, backends: Int) {
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
        var visited = Array(repeating: false, count: backends)
        var order: [Int] = []
        var next = 0
        var lowestUnvisited = 0
        while order.count < backends {
            order.append(next)
            visited[next] = true
            while lowestUnvisited < backends, visited[lowestUnvisited] { lowestUnvisited += 1 }
            let candidate = Int(candidates[next]) - 1
            next = candidate >= 0 && !visited[candidate] ? candidate : lowestUnvisited
        }
        self.init(order: order)
    }

    private init(order: [Int]) {
        self.order = order
        var positions = Array(repeating: 0, count: order.count)
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
                if expected >= 0, position != expected { violations += 1 }
                expected = position
            }
            if expected >= 0 { expected = expected + 1 == order.count ? 0 : expected + 1 }
        }
        return violations
    }
}
