public import Measuring

/// The CSV table `requests`: the columns of the database table, a row a request.
public struct RequestsTable: Sendable {
    /// The names of the columns, in the order of a row.
    public static let columns = [
        "run_id", "sequence", "phase", "worker", "connection", "scheduled_ns", "sent_ns", "first_byte_ns",
        "finished_ns",
        "status", "backend", "dispatch", "attempts", "in_flight_at_pick", "queue_us", "upstream_us", "bytes_received",
        "error",
    ]

    private let run: Int64

    /// The table of a run's requests, by the run's number.
    public init(run: Int64) {
        self.run = run
    }

    /// Writes the header row.
    public func writeHeader(to writer: inout CSVWriter) { writer.row(Self.columns) }

    /// Writes the row of one request.
    ///
    /// For rows that are at hand as columns of the database, ``CSVWriter/row(_:)-([Int64?])`` writes them as they are.
    public func write(_ sample: borrowing RequestSample, to writer: inout CSVWriter) {
        writer.field(run)
        writer.field(sample.sequence)
        writer.field(Int64(sample.phase.rawValue))
        writer.field(Int64(sample.worker))
        writer.field(Int64(sample.connection))
        writer.field(sample.scheduledNanoseconds)
        writer.field(sample.sentNanoseconds)
        writer.field(sample.firstByteNanoseconds)
        writer.field(sample.finishedNanoseconds)
        writer.field(Int64(sample.status))
        writer.field(Int64(sample.backend))
        writer.field(sample.dispatch)
        writer.field(Int64(sample.attempts))
        writer.field(Int64(sample.inFlightAtPick))
        writer.field(Int64(sample.queueMicroseconds))
        writer.field(Int64(sample.upstreamMicroseconds))
        writer.field(sample.bytesReceived)
        writer.field(Int64(sample.error.rawValue))
        writer.endRow()
    }
}
