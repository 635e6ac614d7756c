import Synchronization
import TestSupport
import Testing

@testable import Balancing

/// The bound of bounded load with eight threads that hold requests open at the same time.
@Suite struct BoundedLoadThreadTests {
    @Test(arguments: [1, 1.25, 3])
    func theBoundHoldsUnderEightThreads(_ factor: Double) throws {
        let weights = [1, 1, 2, 1] as [Double]
        let strategy = BoundedLoad(factor: factor, points: 40)
        let shared = ThreadLawTests.Shared(Balancer(weights: weights, strategy: strategy))
        let broken = try ThreadTeam.run(8) { worker in
            let outcome = RequestOutcome(latencyNanoseconds: 1, endedAtNanoseconds: 1, succeeded: true)
            var open: [Int] = []
            var broken = 0
            for step in 0..<2_000 {
                let draw = Int(SplitMix64.mix(UInt64(worker * 10_000 + step), salt: 5) >> 33)
                if draw % 100 < 45, !open.isEmpty {
                    let backend = open.remove(at: draw / 100 % open.count)
                    shared.balancer.withLock { $0.finish(backend, outcome) }
                    continue
                }
                let hotKey = UInt64(draw / 100 % 3) &* 0x4000_0000_0000_0000
                let (picked, total) = shared.balancer.withLock {
                    ($0.pick(for: RequestContext(keyHash: hotKey, worker: worker)), $0.pool.totalInFlight)
                }
                guard let pick = picked else { return -1 }
                open.append(pick.backend)
                let bound = (factor * Double(total) * weights[pick.backend] / 5).rounded(.up)
                if Double(pick.inFlight + 1) > bound { broken += 1 }
            }
            return broken
        }
        #expect(broken == Array(repeating: 0, count: 8))
    }
}
