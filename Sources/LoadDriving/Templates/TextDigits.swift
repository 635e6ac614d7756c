/// Writes numbers as text into memory that has room for them, without an allocation.
enum TextDigits {
    /// Writes a decimal number, and returns the place after it.
    static func write(_ value: Int64, at start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        var end = start
        if value < 0 {
            end.pointee = UInt8(ascii: "-")
            end += 1
        }
        let digits = end
        var rest = value.magnitude
        repeat {
            end.pointee = UInt8(ascii: "0") + UInt8(rest % 10)
            end += 1
            rest /= 10
        } while rest > 0
        var written = UnsafeMutableBufferPointer(start: digits, count: end - digits)
        written.reverse()
        return end
    }

    /// Writes 128 random bits as a UUID of version 4 (RFC 9562 §5.4), and returns the place after it.
    static func writeUUID(
        _ first: UInt64,
        _ second: UInt64,
        at start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let high = first & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = second & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        var end = start
        for digit in 0..<32 {
            if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                end.pointee = UInt8(ascii: "-")
                end += 1
            }
            let word = digit < 16 ? high : low
            let nibble = UInt8(truncatingIfNeeded: word >> UInt64(60 - digit % 16 * 4)) & 15
            end.pointee = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
            end += 1
        }
        return end
    }
}
