import Testing

@testable import Balancing

@Suite struct LeastTimeTests {
    private static let ms: Int64 = 1_000_000

    @Test func theFasterIsPickedUntilItsQueueOutweighsIt() {
        var picks = Picks(LeastTime(seed: 1), weights: [1, 1])
        #expect(picks.start(at: 0) == 0)
        #expect(picks.start(at: 0) == 1)
        picks.finish(0, at: 10 * Self.ms, latency: 10 * Self.ms)
        picks.finish(1, at: 70 * Self.ms, latency: 70 * Self.ms)
        // Steps of 20 ms: 20 beside 80, so four go to the first before the second's turn.
        let sequence = (0..<5).map { _ in picks.start(at: 70 * Self.ms) }
        #expect(sequence == [0, 0, 0, 0, 1] || sequence == [0, 0, 0, 1, 0])
    }

    @Test func failuresDoNotCountAsFast() {
        var picks = Picks(LeastTime(seed: 1), weights: [1, 1])
        #expect(picks.start(at: 0) == 0)
        picks.finish(0, at: 90 * Self.ms, latency: 90 * Self.ms)
        #expect(picks.start(at: 90 * Self.ms) == 1)
        picks.finish(1, at: 150 * Self.ms, latency: 60 * Self.ms)
        for _ in 0..<50 {
            let backend = picks.start(at: 150 * Self.ms)
            #expect(backend == 1)
            picks.finish(1, at: 150 * Self.ms, latency: 1, succeeded: false)
        }
        picks.pool.setHealthy(false, 1)
        #expect(picks.start(at: 150 * Self.ms) == 0)
    }

    @Test func anAverageFadesInSilence() {
        var picks = Picks(LeastTime(seed: 1), weights: [1, 1])
        for backend in 0..<2 {
            _ = picks.start(at: 0)
            picks.finish(backend, at: 0, latency: backend == 0 ? 400 * Self.ms : 60 * Self.ms)
        }
        #expect(picks.sequence(10) == Array(repeating: 1, count: 10))
        let later: Int64 = 60_000 * Self.ms
        #expect(picks.sequence(10, at: later).contains(0))
    }
}
