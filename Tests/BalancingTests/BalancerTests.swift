import Testing

@testable import Balancing

@Suite struct BalancerTests {
    private static let failure = RequestOutcome(latencyNanoseconds: 1, endedAtNanoseconds: 1, succeeded: false)

    @Test func numbersPicksInOneSequence() {
        var balancer = Balancer(weights: [1, 1], strategy: RoundRobin(seed: 0))
        let picks = (0..<3).compactMap { _ in balancer.pick() }
        #expect(
            picks == [
                Pick(backend: 0, number: 1, inFlight: 0), Pick(backend: 1, number: 2, inFlight: 0),
                Pick(backend: 0, number: 3, inFlight: 1),
            ]
        )
        #expect(balancer.picksPerBackend == [2, 1])
    }

    @Test func aRefusedRequestIsRetriedInTheNextSlot() throws {
        var balancer = Balancer(weights: [1, 1, 1], strategy: RoundRobin(seed: 0))
        let refusedPick = balancer.pick()
        let refused = try #require(refusedPick)
        balancer.finish(refused.backend, Self.failure)
        #expect(balancer.retry(refused, counted: false) == Pick(backend: 1, number: 2, inFlight: 0))
        #expect(balancer.pick() == Pick(backend: 2, number: 3, inFlight: 0))
        #expect(balancer.repeats == 0)
    }

    @Test func aCountedRequestIsRetriedOutsideTheSequence() throws {
        var balancer = Balancer(weights: [1, 1, 1], strategy: RoundRobin(seed: 0))
        let receivedPick = balancer.pick()
        let received = try #require(receivedPick)
        balancer.finish(received.backend, Self.failure)
        #expect(balancer.retry(received, counted: true) == Pick(backend: 1, number: 1, inFlight: 0))
        #expect(balancer.pick() == Pick(backend: 1, number: 2, inFlight: 1))
        #expect(balancer.picksPerBackend == [1, 1, 0])
        #expect(balancer.repeats == 1)
    }

    @Test func aRetryStaysWhereThereIsNowhereElse() throws {
        var balancer = Balancer(weights: [1], strategy: RoundRobin(seed: 0))
        let refusedPick = balancer.pick()
        let refused = try #require(refusedPick)
        balancer.finish(0, Self.failure)
        #expect(balancer.retry(refused, counted: false)?.backend == 0)
        balancer.setHealthy(false, 0)
        #expect(balancer.retry(refused, counted: false) == nil)
        #expect(balancer.retry(refused, counted: true) == nil)
    }
}
