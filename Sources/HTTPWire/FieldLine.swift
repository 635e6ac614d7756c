/// One field line of a head: where its name and value are, and which known field it is.
public struct FieldLine: BitwiseCopyable, Sendable, Equatable {
    /// The field name.
    public var name: ByteRange
    /// The value without the white space around it.
    public var value: ByteRange
    /// Offset after the CR LF of the line; it begins at `name.start`.
    public var lineEnd: Int32
    /// Which field it is, if it is one that matters.
    public var field: KnownField

    /// The whole line with its CR LF.
    @inlinable
    public var line: ByteRange { ByteRange(Int(name.start), Int(lineEnd)) }
}
