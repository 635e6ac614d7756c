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

    func pick(_ request: RequestContext) -> Pick? {
        balancer.withLock { $0.pick(for: request) }
    }

    /// Whether the strategy asks for probes after a pick; what it learns from the question is forgotten.
    func wantsProbes() -> Bool {
        var copy = balancer.withLock { $0 }
        return copy.pick() != nil && copy.nextProbe() != nil
    }

    func finish(_ backend: Int, _ outcome: RequestOutcome) {
        balancer.withLock { $0.finish(backend, outcome) }
    }

    /// Requests picked and not finished.
    func inFlight() -> Int {
        balancer.withLock { $0.pool.totalInFlight }
    }

    /// Picks so far, in all and by backend.
    func picks() -> (total: Int64, perBackend: [Int64]) {
        balancer.withLock { ($0.picks, $0.picksPerBackend) }
    }
}
