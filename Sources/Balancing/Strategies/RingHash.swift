/// Consistent hashing on a ring.
///
/// *Rule*: a backend owns `points` pseudo-random places for each unit of weight; a request goes to the eligible backend
/// of the first place at or after its key's hash.
/// *Cost*: O(log(n·points)); O(n·points·log) after a change of weights.
/// *Fairness*: each key has one backend. Shares of keys differ by about 1/√points; a backend that leaves moves only the
/// keys that it had.
/// *Source*: Karger et al., "Consistent hashing and random trees", STOC '97; 160 points as ketama and nginx
/// `hash … consistent`.
public struct RingHash: BalancingStrategy {
    private var ring: HashRing

    /// 160 points; the seed does not matter, so that all proxies agree.
    public init(seed: UInt64) { self.init(points: 160) }

    /// A number of places for each unit of weight.
    public init(points: Int) { ring = HashRing(points: points) }

    /// The eligible backend that owns the request's key.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard pool.eligibleCount > 0 else { return nil }
        ring.update(from: pool)
        return ring.owner(of: request.keyHash) { pool.isEligible($0) }
    }
}

extension RingHash {
    static let pointsParameter = StrategyParameter(
        name: "points",
        kind: .count(1...10_000),
        defaultText: "160",
        meaning: "places on the ring for each unit of weight"
    )

    static let entry = StrategyEntry(
        name: "ring-hash",
        rule: "The eligible backend that owns the first place on a hash ring at or after the key.",
        cost: "O(log(n·points))",
        fairness: "by key; shares of keys within about 1/√points",
        source: "Karger et al. 1997; ketama, nginx hash consistent",
        parameters: [pointsParameter]
    ) { arguments, _ in RingHash(points: arguments.count("points")) }
}
