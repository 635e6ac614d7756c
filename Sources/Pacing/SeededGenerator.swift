/// The random numbers of a run: xoshiro256\*\*, seeded through SplitMix64.
///
/// A measurement can be repeated only if all that is random in it follows from one seed. The system's generator
/// cannot be seeded, so every arrival, service time and random strategy draws from this one. The same seed gives
/// the same numbers on every platform and in every version. It is fast (a few shifts and additions a number), has
/// period 2²⁵⁶ − 1, passes BigCrush, and is *not* for secrets.
///
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
    @usableFromInline var state0: UInt64
    @usableFromInline var state1: UInt64
    @usableFromInline var state2: UInt64
    @usableFromInline var state3: UInt64

    /// A generator in the state that the seed determines; every seed, 0 too, is a good one.
    @inlinable
    public init(seed: UInt64) {
        var mixer = SplitMix64(state: seed)
        state0 = mixer.next()
        state1 = mixer.next()
        state2 = mixer.next()
        state3 = mixer.next()
    }

    /// The next 64 random bits.
    @inlinable
    public mutating func next() -> UInt64 {
        let scaled = state1 &* 5
        let result = ((scaled << 7) | (scaled >> 57)) &* 9
        let shifted = state1 << 17
        state2 ^= state0
        state3 ^= state1
        state1 ^= state2
        state0 ^= state3
        state2 ^= shifted
        state3 = (state3 << 45) | (state3 >> 19)
        return result
    }

    /// A generator for one purpose (arrivals, one backend's service times, …), independent of this one.
    ///
    /// The whole state and the stream's number are hashed into a new state, so that streams with neighbouring
    /// numbers have nothing in common, and drawing more from one never shifts the numbers of another.
    @inlinable
    public func split(stream: UInt64) -> SeededGenerator {
        var mixer = SplitMix64(state: SplitMix64.mix(stream &+ SplitMix64.increment))
        var result = self
        result.state0 = SplitMix64.mix(state0 ^ mixer.next())
        result.state1 = SplitMix64.mix(state1 ^ mixer.next())
        result.state2 = SplitMix64.mix(state2 ^ mixer.next())
        result.state3 = SplitMix64.mix(state3 ^ mixer.next()) | 1
        return result
    }

    /// A number from 0 (included) to 1 (excluded), a multiple of 2⁻⁵³.
    @inlinable
    public mutating func nextUnit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A number from 0 (excluded) to 1 (included), a multiple of 2⁻⁵³: safe to take the logarithm of.
    @inlinable
    public mutating func nextPositiveUnit() -> Double {
        Double((next() >> 11) + 1) * 0x1p-53
    }
}
