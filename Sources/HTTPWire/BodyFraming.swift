/// Where the body of a message ends (RFC 9112 §6.3).
public enum BodyFraming: Sendable, Equatable {
    /// There is no body.
    case none
    /// So many bytes follow the head.
    case length(Int64)
    /// Chunks follow the head; see ``ChunkedDecoder``.
    case chunked
    /// The body ends with the connection. Only a response can have it.
    case untilClose
}
