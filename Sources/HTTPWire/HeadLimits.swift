/// How large a head may be.
public struct HeadLimits: Sendable, Equatable {
    /// Bytes of the whole head with its empty line; above it the answer is 431.
    public var headBytes: Int
    /// Bytes of the request target; above it the answer is 414.
    public var targetBytes: Int
    /// Field lines; above it the answer is 431.
    public var fieldLines: Int

    /// The defaults are those of nginx: 32 KiB a head, 8 KiB a target; and 128 field lines.
    public init(headBytes: Int = 32_768, targetBytes: Int = 8_192, fieldLines: Int = 128) {
        self.headBytes = headBytes
        self.targetBytes = targetBytes
        self.fieldLines = fieldLines
    }
}
