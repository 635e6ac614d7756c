import GRDB
package import Measuring

extension ResultsDatabase {
    /// Hands every sample of a run to `body`, in the order of their sequence numbers.
    ///
    /// The rows stream: memory does not grow with the run, and nothing is allocated a row. Fields that are not in
    /// `columns` stay as in a new sample, and cost nothing: ``RequestColumn/figures`` is enough for a summary. What
    /// `body` throws ends the reading and is thrown on. `body` must not use the database.
    package func forEachSample(
        ofRun run: Int64,
        columns: Set<RequestColumn> = Set(RequestColumn.allCases),
        _ body: (RequestSample) throws -> Void
    ) throws {
        try forEachRow(ofRun: run, columns: columns) { row in
            var sample = RequestSample()
            sample.sequence = row.integer(.sequence)
            sample.phase = RunPhase(rawValue: row.narrow(.phase)) ?? .measured
            sample.worker = row.narrow(.worker)
            sample.connection = row.narrow(.connection)
            sample.scheduledNanoseconds = row.integer(.scheduledNanoseconds)
            sample.sentNanoseconds = row.integer(.sentNanoseconds)
            sample.firstByteNanoseconds = row.integer(.firstByteNanoseconds)
            sample.finishedNanoseconds = row.integer(.finishedNanoseconds)
            sample.status = row.narrow(.status)
            sample.backend = row.narrow(.backend)
            sample.dispatch = row.integer(.dispatch)
            sample.attempts = row.narrow(.attempts)
            sample.inFlightAtPick = row.narrow(.inFlightAtPick)
            sample.queueMicroseconds = row.narrow(.queueMicroseconds)
            sample.upstreamMicroseconds = row.narrow(.upstreamMicroseconds)
            sample.bytesReceived = row.integer(.bytesReceived)
            sample.error = RequestError(rawValue: row.narrow(.error)) ?? .other
            try body(sample)
        }
    }

    /// Hands every row of a run to `body`, in the order of their sequence numbers: the values by position in
    /// ``RequestColumn``, `nil` for NULL.
    ///
    /// The array is the same one for all rows. What `body` throws ends the reading and is thrown on.
    /// `body` must not use the database.
    package func forEachRequestRow(ofRun run: Int64, _ body: (borrowing [Int64?]) throws -> Void) throws {
        var values = [Int64?](repeating: nil, count: RequestColumn.allCases.count)
        try forEachRow(ofRun: run, columns: Set(RequestColumn.allCases)) { row in
            for column in values.indices { values[column] = row.optional(column) }
            try body(values)
        }
    }

    private func forEachRow(
        ofRun run: Int64,
        columns: Set<RequestColumn>,
        _ body: (RequestValues) throws -> Void
    ) throws {
        let failure = try read { try RowVisitor.walk(run: run, columns: columns, in: $0, body) }
        if let failure { throw failure }
    }
}
