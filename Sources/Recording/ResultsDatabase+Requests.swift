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
        try forEachRow(ofRun: run, columns: columns) { row in try body(RequestSample(row)) }
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
