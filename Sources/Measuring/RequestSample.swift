/// What is known of one request that was sent: a row of the table `requests`, before it is written.
///
/// A sample is plain memory (no reference, no string), so that a generator can fill millions of them without an
/// allocation. Times are nanoseconds on the monotonic clock since the start of the run. Zero stands for *not known*
/// in every field that a failed request may lack: first byte, status, backend, dispatch, attempts.
public struct RequestSample: BitwiseCopyable, Sendable, Equatable {
    /// The number of the request in its run, from 1, in the order in which the requests were meant to leave.
    public var sequence: Int64 = 0
    /// When the request was meant to be sent; in a closed loop this is when it was sent.
    public var scheduledNanoseconds: Int64 = 0
    /// When the request was really handed to the network.
    public var sentNanoseconds: Int64 = 0
    /// When the first byte of the response arrived, or 0.
    public var firstByteNanoseconds: Int64 = 0
    /// When the last byte arrived, or when the request was given up.
    public var finishedNanoseconds: Int64 = 0
    /// The number of the proxy's pick that chose the final backend, from 1; 0 where the proxy does not say.
    public var dispatch: Int64 = 0
    /// Bytes of the response body.
    public var bytesReceived: Int64 = 0
    /// Microseconds that the proxy waited for an upstream connection.
    public var queueMicroseconds: Int32 = 0
    /// Microseconds from the proxy's first byte out to the backend to the first byte in from it.
    public var upstreamMicroseconds: Int32 = 0
    /// Requests in flight at the chosen backend at the moment of the pick, this one not counted.
    public var inFlightAtPick: Int32 = 0
    /// The number of the client connection within its worker, from 1; 0 if there never was one.
    public var connection: Int32 = 0
    /// The 1-based number of the backend in the run's list of backends, or 0.
    public var backend: Int32 = 0
    /// The status code of the response, or 0.
    public var status: Int16 = 0
    /// The generator thread that sent the request, from 0.
    public var worker: Int16 = 0
    /// How many backends the proxy tried, or 0 where it does not say.
    public var attempts: Int16 = 0
    /// Why the request failed; ``RequestError/none`` if it did not.
    public var error: RequestError = .none
    /// Whether the request counts in the figures.
    public var phase: RunPhase = .measured

    /// A sample of which nothing is known yet.
    @inlinable
    public init() {}

    /// Nanoseconds from the intended send to the last byte: what a user waited.
    @inlinable
    public var latencyNanoseconds: Int64 { finishedNanoseconds - scheduledNanoseconds }

    /// Nanoseconds from the actual send to the last byte: what the server took.
    @inlinable
    public var serviceNanoseconds: Int64 { finishedNanoseconds - sentNanoseconds }

    /// Nanoseconds by which the send was late.
    @inlinable
    public var scheduleLagNanoseconds: Int64 { sentNanoseconds - scheduledNanoseconds }
}
