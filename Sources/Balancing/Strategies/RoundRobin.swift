/// Each backend in turn.
///
/// *Rule*: the first eligible backend in cyclic order after the one picked last. An unhealthy backend is passed over;
/// nobody else's turn moves. Weights other than 0 do not matter: see ``WeightedRoundRobin``.
/// *Cost*: O(1) while all are eligible, O(log n) otherwise.
/// *Fairness*: while membership stands, the numbers of picks of any two eligible backends differ by at most 1 on
/// every prefix, and the gap between two picks of one backend is exactly n.
/// *Source*: Finagle `RoundRobinBalancer`, gRPC `round_robin`; without their per-process or per-worker cursors.
public struct RoundRobin: BalancingStrategy {
    @usableFromInline var next = 0

    /// Starts at backend 0, whatever the seed.
    @inlinable public init(seed: UInt64) {}

    /// The next eligible backend in cyclic order.
    @inlinable
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard let backend = pool.firstEligible(atOrAfter: next) else { return nil }
        next = backend + 1
        return backend
    }
}

extension RoundRobin {
    static let entry = StrategyEntry(
        name: "round-robin",
        rule: "The first eligible backend in cyclic order after the one picked last.",
        cost: "O(1)",
        fairness: "max − min ≤ 1 on every prefix",
        source: "Finagle RoundRobinBalancer, gRPC round_robin",
        spreadRule: .cyclic
    ) { _, seed in RoundRobin(seed: seed) }
}
