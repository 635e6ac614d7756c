/// Each backend in turn.
///
/// *Rule*: the first eligible backend in cyclic order after the one picked last. An unhealthy backend is passed over;
/// nobody else's turn moves. Weights other than 0 do not matter (see ``WeightedRoundRobin``). A backend in slow start
/// at ramp r takes its turn in the laps L where ⌊L·r⌋ steps up.
/// *Cost*: O(1) while all are eligible, O(log n) otherwise.
/// *Fairness*: while membership stands, the numbers of picks of any two eligible backends differ by at most 1 on
/// every prefix, and the gap between two picks of one backend is exactly n.
/// *Source*: Finagle `RoundRobinBalancer`, gRPC `round_robin`; without their per-process or per-worker cursors.
public struct RoundRobin: BalancingStrategy {
    @usableFromInline var next = 0
    @usableFromInline var lap = 0.0

    /// Starts at backend 0, whatever the seed.
    @inlinable public init(seed: UInt64) {}

    /// The next eligible backend in cyclic order.
    @inlinable
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        if pool.isRamping { return selectRamping(from: pool) }
        guard let backend = pool.firstEligible(atOrAfter: next) else { return nil }
        next = backend + 1
        return backend
    }

    @usableFromInline
    mutating func selectRamping(from pool: borrowing BackendPool) -> Int? {
        for _ in 0...pool.eligibleCount {
            guard let backend = pool.firstEligible(atOrAfter: next) else { return nil }
            if backend < next { lap += 1 }
            next = backend + 1
            let ramp = pool.ramp(of: backend)
            if ((lap + 1) * ramp).rounded(.down) > (lap * ramp).rounded(.down) { return backend }
        }
        return pool.firstEligible(atOrAfter: next - 1)
    }
}

extension RoundRobin {
    static let entry = StrategyEntry(
        name: "round-robin",
        rule: "The first eligible backend in cyclic order after the one picked last.",
        cost: "O(1)",
        fairness: "max − min ≤ 1 on every prefix",
        source: "Finagle RoundRobinBalancer, gRPC round_robin",
        spreadRule: { _, _ in .cyclic }
    ) { _, seed in RoundRobin(seed: seed) }
}
