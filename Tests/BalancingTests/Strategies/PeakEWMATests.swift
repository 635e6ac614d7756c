import Testing

@testable import Balancing

@Suite struct PeakEWMATests {
    private static let second: Int64 = 1_000_000_000

    @Test func aPeakIsBelievedAtOnceAndForgottenSlowly() {
        var picks = Picks(PeakEWMA(seed: 1), weights: [1, 1])
        _ = picks.sequence(1)
        for backend in 0..<2 {
            picks.pool.start(backend)
            picks.finish(backend, at: 0, latency: 1_000)
        }
        #expect(picks.strategy.costs[0].cost == 1_000)
        picks.pool.start(0)
        picks.finish(0, at: 0, latency: 50_000)
        #expect(picks.strategy.costs[0].cost == 50_000)
        picks.pool.start(0)
        picks.finish(0, at: 10 * Self.second, latency: 1_000)
        let expected = 1_000 * (1 - 0.367_879_441) + 50_000 * 0.367_879_441
        #expect(abs(picks.strategy.costs[0].cost - expected) < 0.01)
        #expect(picks.start(at: 10 * Self.second) == 1)
    }

    @Test func oneThatHasYetToAnswerComesLast() {
        var picks = Picks(PeakEWMA(seed: 1), weights: [1, 1])
        _ = picks.sequence(1)
        picks.pool.start(0)
        picks.finish(0, at: 0, latency: 40_000)
        picks.pool.start(1)
        for _ in 0..<20 { #expect(picks.start() == 0) }
    }

    @Test func requestsInFlightMultiplyTheCost() {
        var picks = Picks(PeakEWMA(seed: 1), weights: [1, 1])
        _ = picks.sequence(1)
        for (backend, latency) in [(0, 1_000), (1, 3_000)] as [(Int, Int64)] {
            picks.pool.start(backend)
            picks.finish(backend, at: 0, latency: latency)
        }
        let sequence = (0..<8).map { _ in picks.start() }
        #expect(sequence.prefix(2) == [0, 0])
        #expect(sequence.count { $0 == 0 } == 6)
    }
}
