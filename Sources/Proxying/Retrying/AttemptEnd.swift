/// How one attempt to have a backend answer a request ended.
///
/// Health, retries and the access log all judge by it.
enum AttemptEnd: BitwiseCopyable, Sendable, Equatable {
    /// The head of a final response came, with this status.
    case answered(status: Int)
    /// No connection: refused, unreachable, or a failed TLS handshake.
    case connectFailed
    /// No connection within the time for it.
    case connectTimedOut
    /// The connection closed before the head of a response was complete.
    case lost
    /// No head of a response within the time for it.
    case timedOut
    /// The response breaks HTTP.
    case malformed
    /// Given up for reasons that are none of the backend's: the client went away, or its request was bad.
    case cancelled

    /// Whether the backend never got a byte of the request.
    var isUnsent: Bool { self == .connectFailed || self == .connectTimedOut }
}
