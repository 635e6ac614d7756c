import Synchronization
import Testing

@testable import Balancing

/// The laws with eight tasks that share one balancer behind a `Mutex`, as the proxy's event loops do.
@Suite struct ThreadLawTests {
    /// A balancer that several tasks may use: the proxy's arrangement in small.
    final class Shared: Sendable {
        let balancer: Mutex<Balancer>
        init(_ balancer: Balancer) { self.balancer = Mutex(balancer) }
    }

    @Test(arguments: Specifications.all)
    func countsAreConservedUnderEightThreads(_ specification: String) async throws {
        let weights = [Double](repeating: 1, count: 7)
        let shared = Shared(Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: 1)))
        let perTask = await withTaskGroup(of: [Int].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var counts = [Int](repeating: 0, count: 7)
                    for step in 0..<300 {
                        let key = SplitMix64.mix(UInt64(worker * 1_000 + step))
                        let request = RequestContext(keyHash: key, worker: worker, nowNanoseconds: Int64(step))
                        let picked = shared.balancer.withLock { $0.pick(for: request) }
                        guard let pick = picked else { continue }
                        counts[pick.backend] += 1
                        let outcome = RequestOutcome(
                            latencyNanoseconds: 5,
                            endedAtNanoseconds: Int64(step),
                            succeeded: true
                        )
                        shared.balancer.withLock { $0.finish(pick.backend, outcome) }
                    }
                    return counts
                }
            }
            var sums = [Int](repeating: 0, count: 7)
            for await counts in group { for backend in 0..<7 { sums[backend] += counts[backend] } }
            return sums
        }
        let (picks, perBackend, inFlight) = shared.balancer.withLock {
            ($0.picks, $0.picksPerBackend, $0.pool.totalInFlight)
        }
        #expect(picks == 2_400)
        #expect(perBackend == perTask.map(Int64.init))
        #expect(inFlight == 0)
        if try StrategyCatalog.spreadRule(for: specification, weights: weights) == .cyclic {
            let spread = (perBackend.max() ?? 0) - (perBackend.min() ?? 0)
            #expect(spread <= 1)
        }
    }
}
