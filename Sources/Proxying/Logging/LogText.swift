/// Appending to a log line: literals, numbers and foreign bytes, without a string for any of them.
extension [UInt8] {
    /// Appends a literal.
    mutating func append(text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a number in decimal digits, with zeros in front up to `width`.
    mutating func append(decimal value: Int64, width: Int = 1) {
        if value < 0 { append(0x2D) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var rest = value.magnitude
            var start = digits.count
            repeat {
                start -= 1
                digits[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0 || digits.count - start < width
            append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Appends nanoseconds as seconds with six decimals, rounded down; `-` for a negative number.
    mutating func append(seconds nanoseconds: Int64) {
        guard nanoseconds >= 0 else { return append(0x2D) }
        let microseconds = nanoseconds / 1_000
        append(decimal: microseconds / 1_000_000)
        append(0x2E)
        append(decimal: microseconds % 1_000_000, width: 6)
    }

    /// Appends 16 hexadecimal digits, in lower case.
    mutating func append(hexadecimal value: UInt64) {
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            append(hexadecimal: UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// Appends two hexadecimal digits.
    mutating func append(hexadecimal byte: UInt8, uppercase: Bool = false) {
        let letter: UInt8 = uppercase ? 0x37 : 0x57
        let (high, low) = (byte >> 4, byte & 15)
        append(high < 10 ? 0x30 + high : letter + high)
        append(low < 10 ? 0x30 + low : letter + low)
    }

    /// Appends flags, separated by commas; `-` for none.
    mutating func append(flags: ResponseFlags) {
        guard !flags.isEmpty else { return append(0x2D) }
        var separates = false
        for (bit, letters) in ResponseFlags.letters.enumerated() where flags.rawValue >> UInt16(bit) & 1 == 1 {
            if separates { append(0x2C) }
            separates = true
            append(text: letters)
        }
    }
}
