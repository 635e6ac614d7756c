internal import Measuring
package import Recording
internal import Reporting

/// Writes the CSV tables of a recorded run, piece by piece, so that a run of any size takes little memory.
package struct RunExport {
    /// Takes a piece of the file.
    package typealias Sink = (_ bytes: [UInt8]) throws -> Void

    /// Bytes that come together before they are handed to the sink.
    private static let pieceSize = 1 << 16

    let database: ResultsDatabase
    let run: StoredRun

    /// An export of one run.
    package init(_ database: ResultsDatabase, of run: StoredRun) {
        self.database = database
        self.run = run
    }

    /// A row a request, in the order of their sequence numbers; an unknown value is an empty field.
    package func requests(to sink: Sink) throws {
        var writer = CSVWriter(capacity: 2 * Self.pieceSize)
        writer.row(RequestColumn.allCases.map(\.name))
        try database.forEachRequestRow(ofRun: run.id) { values in
            writer.row(values)
            guard writer.bytes.count >= Self.pieceSize else { return }
            try sink(writer.bytes)
            writer.removeAll()
        }
        try sink(writer.bytes)
    }

    /// One row with every single figure of the summary.
    package func summary(to sink: Sink) throws {
        var writer = CSVWriter()
        SummaryTable.write(try RunReader(database).analysis(of: run).summary, to: &writer)
        try sink(writer.bytes)
    }

    /// A row a backend.
    package func backends(to sink: Sink) throws {
        var writer = CSVWriter()
        BackendsTable.write(try RunReader(database).analysis(of: run).summary, to: &writer)
        try sink(writer.bytes)
    }

    /// A row for each point of the percentile curves.
    package func latency(to sink: Sink) throws {
        var writer = CSVWriter()
        LatencyTable.write(try RunReader(database).analysis(of: run), to: &writer)
        try sink(writer.bytes)
    }

    /// A row for each value of the timeline, in the order of time.
    package func timeline(to sink: Sink) throws {
        var writer = CSVWriter()
        writer.row(["run_id", "at_ns", "series", "value"])
        for point in try database.timeline(ofRun: run.id) {
            writer.field(run.id)
            writer.field(point.atNanoseconds)
            writer.field(point.series)
            writer.field(point.value)
            writer.endRow()
        }
        try sink(writer.bytes)
    }
}
