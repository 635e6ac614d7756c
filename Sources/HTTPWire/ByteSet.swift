/// A set of ASCII bytes as two words of bits: membership is a shift, without a table in memory.
@usableFromInline
struct ByteSet: BitwiseCopyable, Sendable {
    let low: UInt64
    let high: UInt64

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word = byte < 64 ? low : high
        return byte < 128 && (word >> UInt64(byte & 63)) & 1 == 1
    }

    /// `tchar` of RFC 9110 §5.6.2: what methods, field names and list tokens are made of.
    static var token: ByteSet { ByteSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE) }

    /// What a request target may hold: visible ASCII without `"`, `#`, `<` and `>`.
    ///
    /// Wider than RFC 3986 by the characters that browsers send unescaped (``\ ^ ` { | }``): no boundary of a message
    /// depends on them. A fragment never belongs on the wire (RFC 9112 §3.2).
    static var target: ByteSet { ByteSet(low: 0xAFFF_FFF2_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF) }

    /// `reg-name` of RFC 3986 §3.2.2, made of unreserved, sub-delims and `%`, but without the comma.
    ///
    /// No name has a comma; two Host lines that somebody merged have one.
    static var registeredName: ByteSet { ByteSet(low: 0x2BFF_6FF2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE) }

    /// Decimal digits.
    static var digit: ByteSet { ByteSet(low: 0x03FF_0000_0000_0000, high: 0) }
}
