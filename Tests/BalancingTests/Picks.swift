@testable import Balancing

/// A strategy over a pool, without a balancer between: what the tests of single rules drive.
struct Picks<Strategy: BalancingStrategy> {
    var strategy: Strategy
    var pool: BackendPool

    init(_ strategy: Strategy, weights: [Double]) {
        self.strategy = strategy
        pool = BackendPool(weights: weights)
    }

    /// The next pick; the request stays in flight.
    mutating func start(at now: Int64 = 0, key: UInt64 = 0) -> Int? {
        let request = RequestContext(keyHash: key, nowNanoseconds: now)
        guard let backend = strategy.selectBackend(from: pool, for: request) else { return nil }
        pool.start(backend)
        strategy.requestStarted(on: backend, in: pool)
        return backend
    }

    /// Ends a request that has taken a time.
    mutating func finish(_ backend: Int, at now: Int64, latency: Int64, succeeded: Bool = true) {
        let outcome = RequestOutcome(latencyNanoseconds: latency, endedAtNanoseconds: now, succeeded: succeeded)
        pool.finish(backend, outcome)
        strategy.requestEnded(on: backend, with: outcome, in: pool)
    }

    /// The next picks, each of a request that ends at once.
    mutating func sequence(_ count: Int, at now: Int64 = 0) -> [Int] {
        (0..<count).compactMap { _ in
            guard let backend = start(at: now) else { return nil }
            finish(backend, at: now, latency: 0)
            return backend
        }
    }
}
