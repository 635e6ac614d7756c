/// Rendezvous hashing: for each key every backend draws a lot, the best lot wins.
///
/// *Rule*: the eligible backend with the greatest −weight/ln u, u being the hash of key and backend in (0, 1).
/// *Cost*: O(n), and no table.
/// *Fairness*: each key has one backend; shares of keys follow the weights exactly in expectation. A backend that
/// leaves, or whose weight changes, moves only keys to or from itself.
/// *Source*: Thaler, Ravishankar, IEEE/ACM ToN 6(1), 1998; weights: Schindelhauer, Schomaker, SPAA '05; Traefik `hrw`.
public struct Rendezvous: BalancingStrategy {
    /// The seed does not matter, so that all proxies agree.
    public init(seed: UInt64) {}

    /// The eligible backend with the best lot for the request's key.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        var best: Int?
        var most = -1.0
        for position in 0..<pool.eligibleCount {
            let backend = pool.eligibleBackend(at: position)
            let lot = SplitMix64.unit(SplitMix64.mix(request.keyHash, salt: UInt64(backend))) + 0x1p-54
            let score = pool.effectiveWeight(of: backend) / -ElementaryFunctions.log(lot)
            if score > most {
                most = score
                best = backend
            }
        }
        return best
    }
}

extension Rendezvous {
    static let entry = StrategyEntry(
        name: "rendezvous",
        rule: "The eligible backend whose hash with the key, weighted, is the greatest.",
        cost: "O(n)",
        fairness: "by key; shares of keys follow the weights",
        source: "Thaler, Ravishankar 1998; Traefik hrw"
    ) { _, seed in Rendezvous(seed: seed) }
}
