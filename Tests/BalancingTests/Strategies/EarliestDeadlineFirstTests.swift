import Testing

@testable import Balancing

@Suite struct EarliestDeadlineFirstTests {
    @Test func theHeavyComeFirst() {
        var picks = Picks(EarliestDeadlineFirst(seed: 1), weights: [5, 1, 1])
        #expect(picks.sequence(7) == [0, 0, 0, 0, 0, 1, 2])
    }

    @Test func aReturningBackendHasNoArrears() {
        var picks = Picks(EarliestDeadlineFirst(seed: 1), weights: [1, 1])
        picks.pool.setHealthy(false, 1)
        #expect(picks.sequence(50) == Array(repeating: 0, count: 50))
        picks.pool.setHealthy(true, 1)
        let sequence = picks.sequence(10)
        #expect(abs(sequence.count { $0 == 1 } - 5) <= 1)
    }

    @Test func neverMoreThanOneBehind() {
        let weights = [7, 3, 1, 1, 13] as [Double]
        var picks = Picks(EarliestDeadlineFirst(seed: 1), weights: weights)
        var counts = [Double](repeating: 0, count: 5)
        for (number, backend) in picks.sequence(1_000).enumerated() {
            counts[backend] += 1
            for other in 0..<5 {
                #expect(Double(number + 1) * weights[other] / 25 - counts[other] <= 1 + 1e-9)
            }
        }
    }
}
