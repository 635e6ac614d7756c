/// The elements of a comma-separated list, without the white space around them (RFC 9110 §5.6.1).
///
/// Empty elements are skipped, as a recipient must.
public struct TokenList: Sequence, IteratorProtocol {
    private let bytes: UnsafeRawBufferPointer
    private var position: Int
    private let end: Int

    /// The elements of the value at `range`.
    public init(_ range: ByteRange, in bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        position = Int(range.start)
        end = Int(range.end)
    }

    /// The next element that is not empty.
    public mutating func next() -> UnsafeRawBufferPointer? {
        while position < end {
            var start = position
            while position < end, bytes[position] != .comma { position &+= 1 }
            var last = position
            position &+= 1
            while start < last, bytes[start].isBlank { start &+= 1 }
            while last > start, bytes[last &- 1].isBlank { last &-= 1 }
            if start < last { return UnsafeRawBufferPointer(rebasing: bytes[start..<last]) }
        }
        return nil
    }
}
