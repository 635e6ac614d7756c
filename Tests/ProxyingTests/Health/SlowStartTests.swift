import Testing

@testable import Proxying

@Suite struct SlowStartTests {
    private func ramp(_ share: Double, aggression: Double) -> Double {
        var start = SlowStart()
        start.window = 1_000_000
        start.aggression = aggression
        return start.ramp(after: Int64(share * 1_000_000))
    }

    /// The table of the doc comment.
    @Test(
        arguments: [
            (0.5, [0.10, 0.10, 0.10, 0.25, 0.56, 1]), (1, [0.10, 0.10, 0.25, 0.50, 0.75, 1]),
            (2, [0.22, 0.32, 0.50, 0.71, 0.87, 1]),
        ] as [(Double, [Double])]
    )
    func isEnvoysFormula(_ aggression: Double, _ expected: [Double]) {
        for (share, value) in zip([0.05, 0.10, 0.25, 0.50, 0.75, 1], expected) {
            #expect(abs(ramp(share, aggression: aggression) - value) < 0.006)
        }
    }

    @Test(arguments: [0.1, 0.5, 1, 1.5, 10]) func neverFallsAndStaysWithinBounds(_ aggression: Double) {
        let ramps = (0...1_000).map { ramp(Double($0) / 1_000, aggression: aggression) }
        #expect(zip(ramps, ramps.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(ramps.last == 1)
        #expect(ramps.allSatisfy { (0.1...1).contains($0) })
    }

    @Test func isOffWithoutAWindow() {
        #expect(SlowStart().ramp(after: 0) == 1)
        #expect(ramp(2, aggression: 1) == 1)
    }
}
