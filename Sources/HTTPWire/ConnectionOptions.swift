/// What the `Connection` fields of a message ask for (RFC 9110 §7.6.1).
public struct ConnectionOptions: BitwiseCopyable, Sendable, Equatable {
    /// The sender closes after this message.
    public private(set) var close = false
    /// An HTTP/1.0 sender would keep the connection.
    public private(set) var keepAlive = false
    /// The sender offers or accepts another protocol.
    public private(set) var upgrade = false
    /// Other fields are named: they belong to this connection alone and are not forwarded.
    public private(set) var namesFields = false

    /// No option.
    public init() {}

    /// Adds the options of one `Connection` field.
    mutating func add(_ value: ByteRange, in bytes: UnsafeRawBufferPointer) {
        for option in TokenList(value, in: bytes) {
            if option.equals("close") {
                close = true
            } else if option.equals("keep-alive") {
                keepAlive = true
            } else if option.equals("upgrade") {
                upgrade = true
            } else {
                namesFields = true
            }
        }
    }
}
