/// A half-open range of byte offsets, counted from the first byte that was handed to the parser.
///
/// Offsets instead of pointers or strings: a parsed head stays valid when its bytes move, and costs no allocation.
public struct ByteRange: BitwiseCopyable, Sendable, Equatable {
    /// Offset of the first byte.
    public var start: Int32
    /// Offset after the last byte.
    public var end: Int32

    /// The range from `start` up to, not including, `end`.
    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    /// A range of no bytes, for what a message does not have.
    @inlinable
    public static var empty: ByteRange { ByteRange(0, 0) }

    /// Number of bytes.
    @inlinable
    public var count: Int { Int(end &- start) }

    /// Whether the range has no bytes.
    @inlinable
    public var isEmpty: Bool { end <= start }

    /// The bytes of this range in the bytes that were parsed.
    @inlinable
    public func slice(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(end)])
    }
}
