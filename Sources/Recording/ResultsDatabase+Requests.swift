import GRDB
import GRDBSQLite
package import Measuring

extension ResultsDatabase {
    /// Hands every sample of a run to `body`, in the order of their sequence numbers.
    ///
    /// The rows stream through one statement: memory does not grow with the run, and nothing is allocated a row.
    /// What `body` throws ends the reading and is thrown on.
    package func forEachSample(ofRun run: Int64, _ body: (RequestSample) throws -> Void) throws {
        try forEachRow(ofRun: run) { statement in
            var sample = RequestSample()
            sample.sequence = statement.integer(.sequence)
            sample.phase = RunPhase(rawValue: statement.narrow(.phase)) ?? .measured
            sample.worker = statement.narrow(.worker)
            sample.connection = statement.narrow(.connection)
            sample.scheduledNanoseconds = statement.integer(.scheduledNanoseconds)
            sample.sentNanoseconds = statement.integer(.sentNanoseconds)
            sample.firstByteNanoseconds = statement.integer(.firstByteNanoseconds)
            sample.finishedNanoseconds = statement.integer(.finishedNanoseconds)
            sample.status = statement.narrow(.status)
            sample.backend = statement.narrow(.backend)
            sample.dispatch = statement.integer(.dispatch)
            sample.attempts = statement.narrow(.attempts)
            sample.inFlightAtPick = statement.narrow(.inFlightAtPick)
            sample.queueMicroseconds = statement.narrow(.queueMicroseconds)
            sample.upstreamMicroseconds = statement.narrow(.upstreamMicroseconds)
            sample.bytesReceived = statement.integer(.bytesReceived)
            sample.error = RequestError(rawValue: statement.narrow(.error)) ?? .other
            try body(sample)
        }
    }

    /// Hands every row of a run to `body`, in the order of their sequence numbers: the values by position in
    /// ``RequestColumn``, `nil` for NULL.
    ///
    /// The array is the same one for all rows. What `body` throws ends the reading and is thrown on.
    package func forEachRequestRow(ofRun run: Int64, _ body: (borrowing [Int64?]) throws -> Void) throws {
        var values = [Int64?](repeating: nil, count: RequestColumn.allCases.count)
        try forEachRow(ofRun: run) { statement in
            for column in values.indices {
                let position = Int32(truncatingIfNeeded: column)
                values[column] =
                    sqlite3_column_type(statement.handle, position) == SQLITE_NULL
                    ? nil : sqlite3_column_int64(statement.handle, position)
            }
            try body(values)
        }
    }

    private func forEachRow(ofRun run: Int64, _ body: (borrowing PreparedStatement) throws -> Void) throws {
        var failureOfBody: (any Error)?
        try read { database in
            let statement = try PreparedStatement(
                "SELECT \(RequestColumn.list) FROM requests WHERE run_id = ?1 ORDER BY sequence",
                in: database
            )
            sqlite3_bind_int64(statement.handle, 1, run)
            while true {
                let code = sqlite3_step(statement.handle)
                if code == SQLITE_DONE { return }
                guard code == SQLITE_ROW else { throw statement.failure }
                do {
                    try body(statement)
                } catch {
                    failureOfBody = error
                    return
                }
            }
        }
        if let failureOfBody { throw failureOfBody }
    }
}

extension PreparedStatement {
    /// The column's value; NULL is 0, which is how a sample says *not known*.
    @inline(__always)
    fileprivate func integer(_ column: RequestColumn) -> Int64 {
        sqlite3_column_int64(handle, column.rawValue)
    }

    /// The column's value in the width of the sample's field, which it was written from.
    @inline(__always)
    fileprivate func narrow<Value: FixedWidthInteger>(_ column: RequestColumn) -> Value {
        Value(truncatingIfNeeded: integer(column))
    }
}
