import GRDB
package import Measuring

extension ResultsDatabase {
    /// Hands every connection that a run's requests made to `body`, in the order of the requests.
    ///
    /// `body` must not use the database.
    package func forEachConnection(ofRun run: Int64, _ body: (ConnectionOpening) -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT sequence, phase, worker, connection, name_lookup_us, connect_us, tls_us
                    FROM connections WHERE run_id = ? ORDER BY sequence
                    """,
                arguments: [run]
            )
            while let row = try rows.next() {
                let phase: UInt8 = row[1]
                let opening = ConnectionOpening(
                    sequence: row[0],
                    worker: row[2],
                    connection: row[3],
                    phase: RunPhase(rawValue: phase) ?? .measured,
                    phases: ConnectionPhases(
                        lookupMicroseconds: row[4],
                        connectMicroseconds: row[5],
                        tlsMicroseconds: row[6]
                    )
                )
                body(opening)
            }
        }
    }
}
