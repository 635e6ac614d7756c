import GRDB
import GRDBSQLite
import Measuring

/// The prepared statement that writes the connections that a run's requests made.
///
/// Rows are bound one by one: where every request makes a connection, that costs a fiftieth of making it.
struct ConnectionInsert: ~Copyable {
    private let statement: PreparedStatement
    private let run: Int64

    /// Prepares the statement for one run.
    init(run: Int64, in database: Database) throws(DatabaseError) {
        statement = try PreparedStatement(
            """
            INSERT INTO connections (run_id, sequence, phase, worker, connection, name_lookup_us, connect_us, tls_us)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            in: database
        )
        self.run = run
    }

    /// Writes connections, within a transaction of the caller.
    func insert(_ openings: [ConnectionOpening]) throws(DatabaseError) {
        for opening in openings {
            bind(1, run)
            bind(2, opening.sequence)
            bind(3, Int64(opening.phase.rawValue))
            bind(4, Int64(opening.worker))
            bind(5, Int64(opening.connection))
            bind(6, Int64(opening.phases.lookupMicroseconds))
            bind(7, Int64(opening.phases.connectMicroseconds))
            bind(8, Int64(opening.phases.tlsMicroseconds))
            let code = sqlite3_step(statement.handle)
            sqlite3_reset(statement.handle)
            guard code == SQLITE_DONE else { throw statement.failure }
        }
    }

    private func bind(_ position: Int32, _ value: Int64) {
        sqlite3_bind_int64(statement.handle, position, value)
    }
}
