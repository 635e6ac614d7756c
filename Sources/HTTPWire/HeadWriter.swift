/// Writes a head into memory that the caller reserved.
///
/// A cursor over raw bytes and no more: a head is written by copying ranges and literals in order, and handed to the
/// transport in one piece. The caller reserves enough; writing beyond the end is a programming error and traps.
public struct HeadWriter {
    private let target: UnsafeMutableRawBufferPointer
    /// Bytes written so far.
    public private(set) var count = 0

    /// The most digits that ``decimal(_:)`` writes, with a sign.
    public static let decimalCapacity = 20

    /// A writer at the start of `target`.
    public init(_ target: UnsafeMutableRawBufferPointer) {
        self.target = target
    }

    /// Copies bytes.
    @inline(__always)
    public mutating func bytes(_ source: UnsafeRawBufferPointer) {
        precondition(source.count <= target.count &- count, "the head is larger than what was reserved for it")
        if let from = source.baseAddress, let to = target.baseAddress {
            (to + count).copyMemory(from: from, byteCount: source.count)
            count &+= source.count
        }
    }

    /// Copies a literal; inlined, its length is known and the copy is a few moves.
    @inline(__always)
    public mutating func text(_ text: StaticString) {
        bytes(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Copies an array of bytes.
    public mutating func array(_ source: [UInt8]) {
        source.withUnsafeBytes { bytes($0) }
    }

    /// Writes a number in decimal digits.
    public mutating func decimal(_ value: Int64) {
        withUnsafeTemporaryAllocation(byteCount: HeadWriter.decimalCapacity, alignment: 1) { digits in
            var rest = value.magnitude
            var start = digits.count
            repeat {
                start &-= 1
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                digits[start] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
                rest = quotient
            } while rest > 0
            if value < 0 {
                start &-= 1
                digits[start] = 0x2D
            }
            bytes(UnsafeRawBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Writes `HTTP/1.1 STATUS REASON CR LF`.
    public mutating func statusLine(_ status: Int) {
        text("HTTP/1.1 ")
        decimal(Int64(status))
        text(" ")
        text(ReasonPhrase.of(status))
        text("\r\n")
    }

    /// Writes one field line.
    public mutating func field(_ name: StaticString, _ value: StaticString) {
        text(name)
        text(": ")
        text(value)
        text("\r\n")
    }

    /// Writes one field line with a number.
    public mutating func field(_ name: StaticString, _ value: Int64) {
        text(name)
        text(": ")
        decimal(value)
        text("\r\n")
    }

    /// Writes one field line whose value is an array of bytes.
    public mutating func field(_ name: StaticString, _ value: [UInt8]) {
        text(name)
        text(": ")
        array(value)
        text("\r\n")
    }
}
