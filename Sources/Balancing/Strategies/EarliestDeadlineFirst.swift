/// Weighted round robin by deadlines, as Envoy and Traefik do it.
///
/// *Rule*: the backend with the earliest deadline is picked, ties to the lower index, and its deadline moves on by
/// 1/weight. A backend that joins or returns starts 1/weight from now, without arrears.
/// *Cost*: O(log n); O(n) after a change of the pool.
/// *Fairness*: never more than 1 behind its weighted share of a prefix, but up to n times its share ahead: weights
/// 5,1,1 give a a a a a b c, and after each refresh the heavy come first (`envoyproxy/envoy` issues 10064, 14597).
/// *Source*: Envoy `edf_scheduler.h`, Traefik `wrr`.
public struct EarliestDeadlineFirst: BalancingStrategy {
    private var queue = DeadlineQueue()
    private var isQueued: [Bool] = []
    private var now = 0.0
    private var generation: UInt64 = 0

    /// Starts with every deadline at 1/weight, whatever the seed.
    public init(seed: UInt64) {}

    /// The eligible backend with the earliest deadline.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        if generation != pool.generation { admit(from: pool) }
        guard pool.eligibleCount > 0 else { return nil }
        while let (deadline, backend) = queue.first {
            guard pool.isEligible(backend) else {
                queue.removeFirst()
                isQueued[backend] = false
                continue
            }
            now = deadline
            queue.replaceFirst(with: (deadline + 1 / pool.effectiveWeight(of: backend), backend))
            return backend
        }
        return nil
    }

    private mutating func admit(from pool: borrowing BackendPool) {
        generation = pool.generation
        while isQueued.count < pool.count { isQueued.append(false) }
        for position in 0..<pool.eligibleCount {
            let backend = pool.eligibleBackend(at: position)
            guard !isQueued[backend] else { continue }
            queue.insert((now + 1 / pool.effectiveWeight(of: backend), backend))
            isQueued[backend] = true
        }
    }
}

extension EarliestDeadlineFirst {
    static let entry = StrategyEntry(
        name: "edf",
        rule: "The eligible backend with the earliest deadline, which then moves on by 1/weight.",
        cost: "O(log n)",
        fairness: "at most 1 behind and n shares ahead of the weighted share on every prefix",
        source: "Envoy edf_scheduler, Traefik wrr",
        spreadRule: { _, weights in
            let total = weights.reduce(0, +)
            let greatest = weights.max() ?? 0
            return .weighted(deviation: total > 0 ? max(1, Double(weights.count) * greatest / total) : 1)
        }
    ) { _, seed in EarliestDeadlineFirst(seed: seed) }
}
