import Testing

@testable import Balancing

@Suite struct WeightedRoundRobinTests {
    @Test func nginxsOwnExample() {
        var picks = Picks(WeightedRoundRobin(seed: 1), weights: [5, 1, 1])
        #expect(picks.sequence(14) == [0, 0, 1, 0, 2, 0, 0, 0, 0, 1, 0, 2, 0, 0])
    }

    @Test func theSharesOfALeavingBackendGoToTheOthersByWeight() {
        var picks = Picks(WeightedRoundRobin(seed: 1), weights: [3, 1, 1])
        picks.pool.setHealthy(false, 0)
        let sequence = picks.sequence(100)
        #expect(sequence.count { $0 == 1 } == 50)
        #expect(sequence.count { $0 == 2 } == 50)
    }

    @Test func aFailureFadesTheBackendAndPicksBringItBack() {
        var picks = Picks(WeightedRoundRobin(maxFails: 1), weights: [10, 10])
        #expect(picks.start() == 0)
        picks.finish(0, at: 0, latency: 1, succeeded: false)
        let after = picks.sequence(10)
        #expect(after.count { $0 == 0 } < 4)
        let later = picks.sequence(100)
        #expect(later.count { $0 == 0 } >= 48)
    }
}
