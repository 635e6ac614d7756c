/// The generator that turns one seed into the well-mixed state of another.
///
/// Every output is a bijective hash of a counter, so seeds 1, 2, 3 lead to states that have nothing in common.
///
/// Source: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
@usableFromInline
struct SplitMix64 {
    /// The odd number nearest to 2⁶⁴ divided by the golden ratio.
    @usableFromInline static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    @usableFromInline var state: UInt64

    @inlinable
    init(state: UInt64) {
        self.state = state
    }

    @inlinable
    mutating func next() -> UInt64 {
        state &+= Self.increment
        return Self.mix(state)
    }

    /// A bijection of 64-bit numbers in which every input bit flips each output bit about half the time.
    @inlinable
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
