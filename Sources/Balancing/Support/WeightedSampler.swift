/// Draws eligible backends in proportion to their effective weights.
///
/// While the weights are all alike a draw is one array read; otherwise a binary search among the running sums of
/// the weights, O(log n), which are summed anew in O(n) after a change of the pool.
@usableFromInline
struct WeightedSampler: Sendable {
    @usableFromInline var sums = RunningSums()
    @usableFromInline var generation: UInt64 = 0

    @inlinable init() {}

    /// An eligible backend drawn by weight.
    ///
    /// - Precondition: at least one backend is eligible.
    @inlinable
    mutating func draw(from pool: borrowing BackendPool, with generator: inout SplitMix64) -> Int {
        if pool.isUniform { return pool.eligibleBackend(at: generator.next(below: pool.eligibleCount)) }
        return weightedDraw(from: pool, at: generator.nextUnit())
    }

    @usableFromInline
    mutating func weightedDraw(from pool: borrowing BackendPool, at unit: Double) -> Int {
        if generation != pool.generation {
            generation = pool.generation
            sums.removeAll()
            for position in 0..<pool.eligibleCount {
                sums.append(pool.effectiveWeight(of: pool.eligibleBackend(at: position)))
            }
        }
        return pool.eligibleBackend(at: sums.place(under: unit * sums.total))
    }
}
