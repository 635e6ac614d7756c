/// How a request to a backend ended, as a strategy may learn from it.
public struct RequestOutcome: BitwiseCopyable, Sendable, Equatable {
    /// Nanoseconds from the first byte sent to the backend to the first byte received from it, or to the failure.
    public var latencyNanoseconds: Int64
    /// The moment of the end, in nanoseconds on the caller's clock (real in the proxy, virtual in the simulator).
    public var endedAtNanoseconds: Int64
    /// Whether the backend answered with a status below 500.
    public var succeeded: Bool

    /// The outcome of one request; both times in nanoseconds.
    @inlinable
    public init(latencyNanoseconds: Int64, endedAtNanoseconds: Int64, succeeded: Bool) {
        self.latencyNanoseconds = latencyNanoseconds
        self.endedAtNanoseconds = endedAtNanoseconds
        self.succeeded = succeeded
    }
}
