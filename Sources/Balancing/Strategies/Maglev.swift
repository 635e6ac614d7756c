/// Google's Maglev: consistent hashing by one table look-up.
///
/// *Rule*: the backends fill a table of prime size in turn, each along its own permutation, by weight; a request goes to
/// the backend in its key's place. A key whose backend is not eligible is hashed again until one is.
/// *Cost*: O(1); O(size) after a change of weights.
/// *Fairness*: each key has one backend; shares of the table differ by 1 place among equal weights. An unhealthy
/// backend moves only its own keys; a change of weights moves a few of the others' as well.
/// *Source*: Eisenbud et al., "Maglev", NSDI '16; size 65537 as Envoy.
public struct Maglev: BalancingStrategy {
    private var table: MaglevTable

    /// A table of 65537 places; the seed does not matter, so that all proxies agree.
    public init(seed: UInt64) { self.init(size: 65_537) }

    /// A table of the least prime size that is not below one.
    public init(size: Int) { table = MaglevTable(size: size) }

    /// The eligible backend in the place of the request's key.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard pool.eligibleCount > 0 else { return nil }
        table.update(from: pool)
        var key = request.keyHash
        for _ in 0..<64 {
            let backend = table.owner(of: key)
            if pool.isEligible(backend) { return backend }
            key = SplitMix64.mix(key, salt: 1)
        }
        return pool.eligibleBackend(at: Int(key % UInt64(pool.eligibleCount)))
    }
}

extension Maglev {
    static let entry = StrategyEntry(
        name: "maglev",
        rule: "The backend in the key's place of a table that the backends filled in turn along permutations.",
        cost: "O(1)",
        fairness: "by key; shares of the table within one place",
        source: "Eisenbud et al. 2016; Envoy MAGLEV",
        parameters: [
            StrategyParameter(
                name: "size",
                kind: .count(3...5_000_011),
                defaultText: "65537",
                meaning: "places of the table, rounded up to a prime"
            )
        ]
    ) { arguments, _ in Maglev(size: arguments.count("size")) }
}
