/// Where a generator's full buffers of samples go.
///
/// A worker fills an array of fixed capacity and hands it over whole, so the hot loop never waits for the sink:
/// `submit` queues the buffer and returns. The sink drops nothing; a backlog grows in memory and is reported.
public protocol SampleSink: Sendable {
    /// Takes over a full (or last, partly filled) buffer.
    func submit(_ samples: consuming [RequestSample])

    /// Takes over the connections that were made meanwhile.
    func submit(_ openings: consuming [ConnectionOpening])

    /// An empty buffer with its capacity reserved, recycled where one has come back.
    func emptyBuffer() -> [RequestSample]
}
