/// Comparisons and scans on raw bytes.
extension UnsafeRawBufferPointer {
    /// Whether these bytes are `lowercase`, whatever their case.
    ///
    /// The bytes must be token characters and `lowercase` made of `a–z`, digits and `-`: then setting bit 5 folds case
    /// and can make no other byte equal.
    @inlinable
    public func spells(_ lowercase: StaticString) -> Bool {
        let length = lowercase.utf8CodeUnitCount
        guard count == length else { return false }
        let text = UnsafeRawPointer(lowercase.utf8Start)
        var index = 0
        while index &+ 8 <= length {
            let word = loadUnaligned(fromByteOffset: index, as: UInt64.self) | 0x2020_2020_2020_2020
            guard word == text.loadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
            index &+= 8
        }
        while index < length {
            guard self[index] | 0x20 == text.load(fromByteOffset: index, as: UInt8.self) else { return false }
            index &+= 1
        }
        return true
    }

    /// Whether these bytes are exactly `text`.
    @inlinable
    public func isExactly(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard count == length else { return false }
        let start = text.utf8Start
        for index in 0..<length where self[index] != start[index] { return false }
        return true
    }

    /// Whether these bytes are `lowercase`, whatever their case; they may be any bytes.
    public func equals(_ lowercase: StaticString) -> Bool {
        guard count == lowercase.utf8CodeUnitCount else { return false }
        let start = lowercase.utf8Start
        for index in 0..<count where self[index].asciiLowercased != start[index] { return false }
        return true
    }

    /// The number that these bytes spell, if they are one to eighteen decimal digits and nothing else.
    public var decimalValue: Int64? {
        guard (1...18).contains(count) else { return nil }
        var value: Int64 = 0
        for byte in self {
            guard ByteSet.digit.contains(byte) else { return nil }
            value = value &* 10 &+ Int64(byte &- 0x30)
        }
        return value
    }

    /// Whether two names are the same field name or token, whatever their case (RFC 9110 §5.1).
    public func equalsIgnoringCase(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where self[index].asciiLowercased != other[index].asciiLowercased { return false }
        return true
    }

    /// The offset of the CR LF that ends the text from `start` on, or `nil` when it has not come yet.
    ///
    /// The text may hold every byte but control bytes other than HT (RFC 9110 §5.5).
    @inline(__always)
    func endOfLine(from start: Int) throws(WireViolation) -> Int? {
        var index = firstControlByte(from: start)
        while index < count, self[index] == .tab { index = firstControlByte(from: index &+ 1) }
        guard index < count else { return nil }
        guard self[index] == .carriageReturn else { throw self[index] == .lineFeed ? .bareLineFeed : .controlByte }
        guard index &+ 1 < count else { return nil }
        guard self[index &+ 1] == .lineFeed else { throw .bareCarriageReturn }
        return index
    }

    /// The offset of the first control byte (below 0x20, or DEL) from `start` on, or `count` when there is none.
    ///
    /// Eight bytes at a time: borrows only travel upwards, so the lowest marked byte is always a true one.
    @inline(__always)
    func firstControlByte(from start: Int) -> Int {
        var index = start
        while index &+ 8 <= count {
            let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
            let below = (word &- 0x2020_2020_2020_2020) & ~word
            let marks = (below | ((delete &- 0x0101_0101_0101_0101) & ~delete)) & 0x8080_8080_8080_8080
            if marks != 0 { return index &+ marks.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < count {
            let byte = self[index]
            if byte < 0x20 || byte == 0x7F { return index }
            index &+= 1
        }
        return index
    }
}

extension UInt8 {
    static var tab: UInt8 { 0x09 }
    static var lineFeed: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
    static var comma: UInt8 { 0x2C }
    static var percent: UInt8 { 0x25 }
    static var quote: UInt8 { 0x22 }
    static var equals: UInt8 { 0x3D }
    static var backslash: UInt8 { 0x5C }
    static var colon: UInt8 { 0x3A }
    static var semicolon: UInt8 { 0x3B }

    /// White space within a line: SP or HT (RFC 9110 §5.6.3).
    @inline(__always)
    var isBlank: Bool { self == .space || self == .tab }

    /// The value of a hexadecimal digit.
    @inline(__always)
    var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self &- 0x30
        case 0x41...0x46: self &- 0x37
        case 0x61...0x66: self &- 0x57
        default: nil
        }
    }

    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
