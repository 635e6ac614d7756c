import Synchronization
import TestSupport
import Testing

@testable import Balancing

/// The laws with eight threads that share one balancer behind a `Mutex`, as the proxy's event loops do.
@Suite struct ThreadLawTests {
    /// A balancer that several threads may use: the proxy's arrangement in small.
    final class Shared: Sendable {
        let balancer: Mutex<Balancer>
        init(_ balancer: Balancer) { self.balancer = Mutex(balancer) }
    }

    @Test(arguments: Specifications.all)
    func countsAreConservedUnderEightThreads(_ specification: String) throws {
        let weights = [Double](repeating: 1, count: 7)
        let shared = Shared(Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: 1)))
        let perThread = try ThreadTeam.run(8) { worker in
            var counts = [Int64](repeating: 0, count: 7)
            for step in 0..<300 {
                let key = SplitMix64.mix(UInt64(worker * 1_000 + step))
                let request = RequestContext(keyHash: key, worker: worker, nowNanoseconds: Int64(step))
                let picked = shared.balancer.withLock { $0.pick(for: request) }
                guard let pick = picked else { continue }
                counts[pick.backend] += 1
                let outcome = RequestOutcome(latencyNanoseconds: 5, endedAtNanoseconds: Int64(step), succeeded: true)
                shared.balancer.withLock { $0.finish(pick.backend, outcome) }
            }
            return counts
        }
        let (picks, perBackend, inFlight) = shared.balancer.withLock {
            ($0.picks, $0.picksPerBackend, $0.pool.totalInFlight)
        }
        #expect(picks == 2_400)
        #expect(inFlight == 0)
        for backend in 0..<7 { #expect(perBackend[backend] == perThread.reduce(0) { $0 + $1[backend] }) }
        if try StrategyCatalog.spreadRule(for: specification, weights: weights) == .cyclic {
            #expect((perBackend.max() ?? 0) - (perBackend.min() ?? 0) <= 1)
        }
    }
}
