/// What a backend says of itself when it is probed, as Prequal asks (NSDI '24).
public struct ProbeAnswer: BitwiseCopyable, Sendable, Equatable {
    /// Requests in flight at the backend, from all its clients.
    public var inFlight: Int
    /// The backend's own estimate of the latency of a request that would arrive now, in nanoseconds.
    public var latencyNanoseconds: Int64
    /// The moment at which the answer arrived, in nanoseconds on the caller's clock.
    public var answeredAtNanoseconds: Int64

    /// The answer to one probe; both times in nanoseconds.
    @inlinable
    public init(inFlight: Int, latencyNanoseconds: Int64, answeredAtNanoseconds: Int64) {
        self.inFlight = inFlight
        self.latencyNanoseconds = latencyNanoseconds
        self.answeredAtNanoseconds = answeredAtNanoseconds
    }
}
