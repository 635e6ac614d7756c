/// Draws a few distinct eligible backends, for the strategies that choose among d of them.
///
/// With equal weights the draws are uniform without replacement, the i-th in O(i). With unequal weights each is drawn
/// by weight and drawn again, 20 times at most, while it repeats an earlier one (nginx `random two`); after that the
/// next eligible backend that is not among them is taken.
@usableFromInline
struct CandidateDraw: Sendable {
    /// The most candidates that a strategy may ask for.
    @usableFromInline static var most: Int { 16 }

    @usableFromInline var generator: SplitMix64
    @usableFromInline var sampler = WeightedSampler()
    /// The positions (uniform) or backends (by weight) drawn so far, ascending.
    @usableFromInline var drawn = InlineArray<16, Int>(repeating: 0)
    @usableFromInline var count = 0

    @inlinable
    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    /// The first candidate of a new set, or `nil` when no backend is eligible.
    @inlinable
    mutating func first(from pool: borrowing BackendPool) -> Int? {
        count = 0
        return next(from: pool)
    }

    /// The next candidate, unlike those before it in the set; `nil` once the set holds every eligible backend.
    @inlinable
    mutating func next(from pool: borrowing BackendPool) -> Int? {
        let left = pool.eligibleCount - count
        guard left > 0, count < Self.most else { return nil }
        guard pool.isUniform else { return nextByWeight(from: pool) }
        var position = generator.next(below: left)
        var rank = 0
        while rank < count, drawn[rank] <= position {
            position += 1
            rank += 1
        }
        insert(position, at: rank)
        return pool.eligibleBackend(at: position)
    }

    @usableFromInline
    mutating func nextByWeight(from pool: borrowing BackendPool) -> Int? {
        var backend = sampler.draw(from: pool, with: &generator)
        var tries = 1
        while isDrawn(backend), tries < 20 {
            backend = sampler.draw(from: pool, with: &generator)
            tries += 1
        }
        while isDrawn(backend) {
            guard let following = pool.firstEligible(atOrAfter: backend + 1) else { return nil }
            backend = following
        }
        insert(backend, at: count)
        return backend
    }

    private func isDrawn(_ backend: Int) -> Bool {
        for rank in 0..<count where drawn[rank] == backend { return true }
        return false
    }

    @inlinable
    mutating func insert(_ value: Int, at rank: Int) {
        var index = count
        while index > rank {
            drawn[index] = drawn[index - 1]
            index -= 1
        }
        drawn[rank] = value
        count += 1
    }
}
