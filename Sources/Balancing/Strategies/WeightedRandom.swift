/// Any backend, drawn at random by weight.
///
/// *Rule*: a draw among the eligible backends in proportion to their effective weights.
/// *Cost*: O(log n), O(1) while all weights are equal; O(n) after a change of the pool.
/// *Fairness*: none on a prefix; shares follow the weights in the long run.
/// *Source*: nginx `random`, HAProxy `random(1)`.
public struct WeightedRandom: BalancingStrategy {
    @usableFromInline var generator: SplitMix64
    @usableFromInline var sampler = WeightedSampler()

    /// The seed decides all draws.
    @inlinable public init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    /// A draw by weight among the eligible backends.
    @inlinable
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        pool.eligibleCount > 0 ? sampler.draw(from: pool, with: &generator) : nil
    }
}

extension WeightedRandom {
    static let entry = StrategyEntry(
        name: "weighted-random",
        rule: "A draw among the eligible backends in proportion to their weights.",
        cost: "O(log n)",
        fairness: "none on a prefix; shares follow the weights in the long run",
        source: "nginx random, HAProxy random(1)",
        spreadRule: { _, _ in .random(byWeight: true) }
    ) { _, seed in WeightedRandom(seed: seed) }
}
