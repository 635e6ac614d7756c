/// Any backend, drawn at random.
///
/// *Rule*: a uniform draw among the eligible backends. A backend in slow start at ramp r keeps a draw with
/// probability r.
/// *Cost*: O(1).
/// *Fairness*: none on a prefix; counts are multinomial, so the fullest of n backends is ahead of the mean by about
/// √(2·ln n·picks/n). Each backend is an M/M/1 queue of its own.
/// *Source*: Envoy `RANDOM`, Caddy's default.
public struct UniformRandom: BalancingStrategy {
    @usableFromInline var generator: SplitMix64

    /// The seed decides all draws.
    @inlinable public init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    /// A uniform draw among the eligible backends.
    @inlinable
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard pool.eligibleCount > 0 else { return nil }
        var backend = pool.eligibleBackend(at: generator.next(below: pool.eligibleCount))
        guard pool.isRamping else { return backend }
        var tries = 1
        while tries < 64, generator.nextUnit() >= pool.ramp(of: backend) {
            tries += 1
            backend = pool.eligibleBackend(at: generator.next(below: pool.eligibleCount))
        }
        return backend
    }
}

extension UniformRandom {
    static let entry = StrategyEntry(
        name: "random",
        rule: "A uniform draw among the eligible backends.",
        cost: "O(1)",
        fairness: "none on a prefix; shares are equal in the long run",
        source: "Envoy RANDOM, Caddy random",
        spreadRule: { _, _ in .random(byWeight: false) }
    ) { _, seed in UniformRandom(seed: seed) }
}
