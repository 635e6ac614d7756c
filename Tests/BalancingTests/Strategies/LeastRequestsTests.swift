import Testing

@testable import Balancing

@Suite struct LeastRequestsTests {
    @Test func fillsUpEvenlyAndTiesGoRound() {
        var picks = Picks(LeastRequests(seed: 1), weights: [1, 1, 1])
        #expect((0..<6).map { _ in picks.start() } == [0, 1, 2, 0, 1, 2])
        picks.finish(1, at: 0, latency: 1)
        #expect(picks.start() == 1)
        #expect(picks.start() == 2)
    }

    @Test func loadIsRelativeToWeight() {
        var picks = Picks(LeastRequests(seed: 1), weights: [3, 1])
        let sequence = (0..<40).map { _ in picks.start() }
        #expect(sequence.count { $0 == 0 } == 30)
    }
}
