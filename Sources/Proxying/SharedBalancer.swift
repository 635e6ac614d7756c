internal import Balancing
internal import Synchronization

/// The one balancer of all event loops.
///
/// Picks have one order whatever the number of loops, so round robin is exact. The lock is held for the pick alone.
final class SharedBalancer: Sendable {
    private let balancer: Mutex<Balancer>

    init(_ balancer: Balancer) {
        self.balancer = Mutex(balancer)
    }

    func pick(worker: Int, now: Int64) -> Pick? {
        balancer.withLock { $0.pick(for: RequestContext(worker: worker, nowNanoseconds: now)) }
    }

    func finish(_ backend: Int, _ outcome: RequestOutcome) {
        balancer.withLock { $0.finish(backend, outcome) }
    }

    /// Picks so far, in all and by backend.
    func picks() -> (total: Int64, perBackend: [Int64]) {
        balancer.withLock { ($0.picks, $0.picksPerBackend) }
    }
}
