import Testing

@testable import Balancing

@Suite struct ApertureTests {
    @Test(arguments: [(10, 4, 3), (12, 5, 2), (7, 7, 2), (3, 10, 2), (100, 9, 12), (5, 1, 2)])
    func allPeersTogetherCoverEachBackendEqually(_ backends: Int, _ peers: Int, _ size: Int) {
        var covered = [Double](repeating: 0, count: backends)
        let pool = BackendPool(weights: Array(repeating: 1, count: backends))
        for peer in 0..<peers {
            var subset = ApertureSubset()
            subset.update(from: pool, ApertureSettings(size: size, peers: peers, peer: peer, seed: 1))
            #expect(Double(subset.members.count) >= Double(min(size, backends)) - 1e-9)
            for (local, backend) in subset.members.enumerated() { covered[backend] += subset.pool.weight(of: local) }
        }
        for backend in 0..<backends { #expect(abs(covered[backend] - covered[0]) < 1e-6) }
    }

    @Test func picksStayWithinTheSubset() {
        let aperture = Aperture(over: RoundRobin(seed: 1), ApertureSettings(size: 3, peers: 5, peer: 1, seed: 1))
        var picks = Picks(aperture, weights: Array(repeating: 1, count: 15))
        #expect(Set(picks.sequence(60)) == [3, 4, 5])
        picks.pool.setHealthy(false, 4)
        #expect(Set(picks.sequence(60)) == [3, 5])
        picks.pool.setHealthy(false, 3)
        picks.pool.setHealthy(false, 5)
        #expect(picks.sequence(2) == [6, 6])
    }

    @Test func theWrappedStrategySeesTheLoad() {
        let aperture = Aperture(over: LeastRequests(seed: 1), ApertureSettings(size: 2, peers: 3, peer: 0, seed: 1))
        var picks = Picks(aperture, weights: Array(repeating: 1, count: 6))
        #expect((0..<4).map { _ in picks.start() } == [0, 1, 0, 1])
        picks.finish(0, at: 0, latency: 1)
        #expect(picks.start() == 0)
    }
}
