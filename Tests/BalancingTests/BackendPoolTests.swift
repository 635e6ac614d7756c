import Testing

@testable import Balancing

@Suite struct BackendPoolTests {
    @Test func keepsTheEligibleInAscendingOrder() {
        var pool = BackendPool(weights: [1, 1, 0, 1, 1])
        #expect((0..<pool.eligibleCount).map { pool.eligibleBackend(at: $0) } == [0, 1, 3, 4])
        pool.setHealthy(false, 1)
        pool.setWeight(2, of: 2)
        pool.setDraining(true, 4)
        #expect((0..<pool.eligibleCount).map { pool.eligibleBackend(at: $0) } == [0, 2, 3])
        #expect(pool.totalWeight == 4)
        #expect(!pool.isUniform)
    }

    @Test func findsTheFirstEligibleRoundTheRing() {
        var pool = BackendPool(weights: [0, 1, 0, 0, 1, 0])
        #expect((0...6).map { pool.firstEligible(atOrAfter: $0) } == [1, 1, 4, 4, 4, 1, 1])
        pool.setHealthy(false, 1)
        pool.setHealthy(false, 4)
        #expect(pool.firstEligible(atOrAfter: 0) == nil)
    }

    @Test func slowStartScalesTheWeight() {
        var pool = BackendPool(weights: [4, 4])
        pool.setRamp(0.25, of: 1)
        #expect(pool.effectiveWeight(of: 1) == 1)
        #expect(pool.weight(of: 1) == 4)
        #expect(pool.isRamping)
        pool.setRamp(.nan, of: 1)
        #expect(!pool.isEligible(1))
        pool.setRamp(7, of: 1)
        #expect(pool.effectiveWeight(of: 1) == 4)
        #expect(!pool.isRamping)
    }

    @Test func countsRequestsInFlight() {
        var pool = BackendPool(weights: [2, 1])
        pool.start(0)
        pool.start(0)
        pool.start(1)
        #expect(pool.load(of: 0) == 1)
        #expect(pool.totalInFlight == 3)
        pool.finish(0, RequestOutcome(latencyNanoseconds: 800, endedAtNanoseconds: 0, succeeded: true))
        pool.finish(0, RequestOutcome(latencyNanoseconds: 5, endedAtNanoseconds: 0, succeeded: false))
        #expect(pool.latencyEstimate(of: 0) == 800)
        pool.setInFlight(9, of: 1)
        #expect(pool.totalInFlight == 9)
        pool.finish(1, RequestOutcome(latencyNanoseconds: 80, endedAtNanoseconds: 0, succeeded: true))
        pool.finish(1, RequestOutcome(latencyNanoseconds: 160, endedAtNanoseconds: 0, succeeded: true))
        #expect(pool.latencyEstimate(of: 1) == 90)
    }

    @Test func generationsTellWhatChanged() {
        var pool = BackendPool(weights: [1, 1])
        let (generation, weightGeneration) = (pool.generation, pool.weightGeneration)
        pool.setHealthy(false, 0)
        #expect(pool.generation != generation)
        #expect(pool.weightGeneration == weightGeneration)
        pool.setWeight(3, of: 0)
        #expect(pool.weightGeneration != weightGeneration)
    }
}
