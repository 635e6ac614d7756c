import Testing

@testable import Balancing

@Suite struct PerWorkerRoundRobinTests {
    @Test func eachWorkerHasACursorOfItsOwn() {
        var strategy = PerWorkerRoundRobin(workers: 0, seed: 1)
        let pool = BackendPool(weights: [1, 1, 1])
        let picks = [0, 1, 0, 5, 1, 0].map { worker in
            strategy.selectBackend(from: pool, for: RequestContext(worker: worker))
        }
        #expect(picks == [0, 0, 1, 0, 1, 2])
    }

    @Test func oneWorkerIsRoundRobin() {
        var picks = Picks(PerWorkerRoundRobin(workers: 1, seed: 1), weights: [1, 1, 1])
        #expect(picks.sequence(5) == [0, 1, 2, 0, 1])
    }

    @Test func aColdStartCrowdsTheFirstBackends() {
        var picks = Picks(PerWorkerRoundRobin(workers: 16, seed: 1), weights: Array(repeating: 1, count: 8))
        let sequence = picks.sequence(24)
        #expect(sequence.count { $0 == 0 } >= 10)
        #expect(sequence.allSatisfy { $0 < 6 })
    }
}
