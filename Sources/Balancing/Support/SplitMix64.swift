/// A small seeded generator for the draws of strategies: one addition and one mix a draw, eight bytes of state.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA '14; constants of
/// `splitmix64.c` by S. Vigna. It passes BigCrush, and a strategy needs no more.
@usableFromInline
struct SplitMix64: BitwiseCopyable, Sendable {
    @usableFromInline var state: UInt64

    @inlinable
    init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    @inlinable
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// A whole number from 0 up to, not including, a bound above 0; the bias is below bound/2⁶⁴.
    @inlinable
    mutating func next(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(truncatingIfNeeded: bound)).high)
    }

    /// A number in [0, 1).
    @inlinable
    mutating func nextUnit() -> Double { Self.unit(next()) }

    /// A bijection of 64 bits in which each input bit moves about half of the output bits: also the hash of this module.
    @inlinable
    static func mix(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A hash of two values: the second decides which member of a family of hashes is applied to the first.
    @inlinable
    static func mix(_ value: UInt64, salt: UInt64) -> UInt64 {
        mix(value ^ mix(salt &+ 0x9E37_79B9_7F4A_7C15))
    }

    /// The 53 high bits of a hash as a number in [0, 1).
    @inlinable
    static func unit(_ bits: UInt64) -> Double { Double(bits >> 11) * 0x1p-53 }
}
