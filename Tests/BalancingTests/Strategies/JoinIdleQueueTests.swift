import Testing

@testable import Balancing

@Suite struct JoinIdleQueueTests {
    @Test func idleBackendsAreUsedUpInOrder() {
        var picks = Picks(JoinIdleQueue(seed: 1), weights: [1, 1, 1])
        #expect((0..<3).map { _ in picks.start() } == [0, 1, 2])
        picks.finish(2, at: 0, latency: 1)
        picks.finish(0, at: 0, latency: 1)
        #expect(picks.start() == 2)
        #expect(picks.start() == 0)
        let drawn = (0..<300).compactMap { _ in picks.start() }
        #expect(Set(drawn) == [0, 1, 2])
    }

    @Test func anIdleBackendIsNeverLeftOut() {
        var picks = Picks(JoinIdleQueue(seed: 1), weights: Array(repeating: 1, count: 5))
        var generator = SplitMix64(seed: 2)
        var open: [Int] = []
        for _ in 0..<3_000 {
            if generator.next(below: 2) == 0, !open.isEmpty {
                picks.finish(open.remove(at: generator.next(below: open.count)), at: 0, latency: 1)
            } else {
                let someIdle = (0..<5).contains { picks.pool.inFlight(of: $0) == 0 }
                guard let backend = picks.start() else { continue }
                open.append(backend)
                if someIdle { #expect(picks.pool.inFlight(of: backend) == 1) }
            }
        }
    }

    @Test func oneThatReturnsIdleIsQueued() {
        var picks = Picks(JoinIdleQueue(seed: 1), weights: [1, 1])
        picks.pool.setHealthy(false, 0)
        #expect(picks.start() == 1)
        picks.pool.setHealthy(true, 0)
        #expect(picks.start() == 0)
    }
}
