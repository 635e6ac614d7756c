/// The client's address decides, as in nginx `ip_hash`.
///
/// *Rule*: the hash of the address, modulo the sum of all weights, falls on a backend; if that one is not eligible the
/// hash is taken again, 20 times at most, and then the next eligible backend is taken. The proxy hashes the first
/// three bytes of an IPv4 address, or all of an IPv6 address.
/// *Cost*: O(log n); O(n) after a change of weights.
/// *Fairness*: by client network; a change of weights or of the number of backends moves most clients.
/// *Source*: nginx `ngx_http_upstream_ip_hash_module.c`.
public struct IPHash: BalancingStrategy {
    private var sums = RunningSums()
    private var generation: UInt64?

    /// The seed does not matter, so that all proxies agree.
    public init(seed: UInt64) {}

    /// The eligible backend on which the hash of the request's key falls.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard pool.eligibleCount > 0 else { return nil }
        if generation != pool.weightGeneration { sum(pool) }
        var hash = request.keyHash
        for _ in 0..<20 {
            let backend = sums.place(under: SplitMix64.unit(hash) * sums.total)
            if pool.isEligible(backend) { return backend }
            hash = SplitMix64.mix(hash, salt: 1)
        }
        return pool.firstEligible(atOrAfter: Int(hash % UInt64(pool.count)))
    }

    private mutating func sum(_ pool: borrowing BackendPool) {
        generation = pool.weightGeneration
        sums.removeAll()
        for backend in 0..<pool.count { sums.append(pool.effectiveWeight(of: backend)) }
    }
}

extension IPHash {
    static let entry = StrategyEntry(
        name: "ip-hash",
        rule: "The hash of the client's address modulo the sum of weights; hashed again while not eligible.",
        cost: "O(log n)",
        fairness: "by client network; shares of networks follow the weights",
        source: "nginx ip_hash"
    ) { _, seed in IPHash(seed: seed) }
}
