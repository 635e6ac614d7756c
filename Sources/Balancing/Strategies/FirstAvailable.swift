/// Packing: the first backend that has room, so that the others can sleep.
///
/// *Rule*: the eligible backend with the lowest index that has fewer than `limit` requests in flight per unit of weight;
/// when all are full, the least loaded.
/// *Cost*: O(n).
/// *Fairness*: none, on purpose.
/// *Source*: HAProxy `balance first`, whose limit is the server's `maxconn`; Caddy `first`.
public struct FirstAvailable: BalancingStrategy {
    private let limit: Double

    /// A limit of 64 requests in flight; the seed does not matter.
    public init(seed: UInt64) { self.init(limit: 64) }

    /// The requests in flight for each unit of weight that fill a backend.
    public init(limit: Int) { self.limit = Double(limit) }

    /// The first eligible backend with room.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        for position in 0..<pool.eligibleCount {
            let backend = pool.eligibleBackend(at: position)
            if pool.load(of: backend) < limit { return backend }
        }
        return LeastRequests.leastLoaded(in: pool, from: 0)
    }
}

extension FirstAvailable {
    static let entry = StrategyEntry(
        name: "first",
        rule: "The first eligible backend with fewer than limit requests in flight per weight.",
        cost: "O(n)",
        fairness: "none, on purpose: packs",
        source: "HAProxy balance first, Caddy first",
        parameters: [
            StrategyParameter(
                name: "limit",
                kind: .count(1...1_000_000),
                defaultText: "64",
                meaning: "requests in flight for each unit of weight that fill a backend"
            )
        ]
    ) { arguments, _ in FirstAvailable(limit: arguments.count("limit")) }
}
