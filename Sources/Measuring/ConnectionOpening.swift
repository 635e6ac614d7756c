/// A connection that was made: a row of the table `connections`, before it is written.
///
/// Only the request that made it knows its phases; on a connection that is used again they took no time.
public struct ConnectionOpening: BitwiseCopyable, Sendable, Equatable {
    /// The sequence number of the request that it was made for.
    public var sequence: Int64
    /// The number of the connection within its worker.
    public var connection: Int32
    /// The generator thread that made it, from 0.
    public var worker: Int16
    /// Whether the request counts in the figures.
    public var phase: RunPhase
    /// How long each phase took.
    public var phases: ConnectionPhases

    /// A connection that a request made.
    @inlinable
    public init(sample: RequestSample, phases: ConnectionPhases) {
        sequence = sample.sequence
        connection = sample.connection
        worker = sample.worker
        phase = sample.phase
        self.phases = phases
    }

    /// A connection by all its parts.
    @inlinable
    public init(sequence: Int64, worker: Int16, connection: Int32, phase: RunPhase, phases: ConnectionPhases) {
        self.sequence = sequence
        self.worker = worker
        self.connection = connection
        self.phase = phase
        self.phases = phases
    }
}
