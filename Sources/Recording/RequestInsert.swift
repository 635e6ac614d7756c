import GRDB
import GRDBSQLite
import Measuring

/// The prepared statement that writes a run's samples into `requests`, a batch with each step.
struct RequestInsert: ~Copyable {
    private let statement: PreparedStatement
    private let source: UnsafeMutablePointer<SampleSource>

    /// Prepares the statement for one run; a connection can have one such run.
    init(run: Int64, in database: Database) throws(DatabaseError) {
        let source = try SampleSource.register(run: run, on: database)
        let statement = try PreparedStatement(
            "INSERT INTO requests (\(RequestColumn.list)) SELECT \(RequestColumn.list) FROM \(SampleSource.name)",
            in: database
        )
        self.source = source
        self.statement = statement
    }

    /// Writes the samples of the buffers, all or none of them, within a transaction of the caller.
    func insert(_ buffers: ArraySlice<[RequestSample]>) throws(DatabaseError) {
        source.pointee.batch.fill(with: buffers)
        let code = sqlite3_step(statement.handle)
        defer { sqlite3_reset(statement.handle) }
        guard code == SQLITE_DONE else { throw statement.failure }
    }
}
