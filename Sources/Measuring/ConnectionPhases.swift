/// How long the phases of making a connection took, in microseconds; 0 for one that did not take place.
public struct ConnectionPhases: BitwiseCopyable, Sendable, Equatable {
    /// Looking the target's name up; next to nothing for an address.
    public var lookupMicroseconds: Int32
    /// Connecting.
    public var connectMicroseconds: Int32
    /// The TLS handshake.
    public var tlsMicroseconds: Int32

    /// Phases of a connection, in microseconds.
    @inlinable
    public init(lookupMicroseconds: Int32 = 0, connectMicroseconds: Int32 = 0, tlsMicroseconds: Int32 = 0) {
        self.lookupMicroseconds = lookupMicroseconds
        self.connectMicroseconds = connectMicroseconds
        self.tlsMicroseconds = tlsMicroseconds
    }
}
