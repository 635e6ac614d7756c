import Testing

@testable import Balancing

@Suite struct FirstAvailableTests {
    @Test func packsAndSpillsOver() {
        var picks = Picks(FirstAvailable(limit: 2), weights: [1, 2, 1])
        #expect((0..<9).map { _ in picks.start() } == [0, 0, 1, 1, 1, 1, 2, 2, 0])
        picks.finish(1, at: 0, latency: 1)
        #expect(picks.start() == 1)
    }
}
