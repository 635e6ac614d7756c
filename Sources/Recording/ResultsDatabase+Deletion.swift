import GRDB
import Measuring

extension ResultsDatabase {
    /// Rows that one transaction of a deletion takes, so that a run being recorded meanwhile waits a moment only.
    private static let deletionChunk = 200_000
    /// Pages that one step of giving space back moves.
    private static let vacuumChunk = 10_000

    /// Deletes a run with all its rows and gives the space back to the file system.
    ///
    /// The rows go in several transactions, the run's own row last: a deletion that was cut short can be asked for
    /// again. A run that a live process is recording is refused.
    package func deleteRun(_ id: Int64) throws {
        let state = try read { try String.fetchOne($0, sql: "SELECT state FROM runs WHERE id = ?", arguments: [id]) }
        guard let state else { throw RecordingError.noSuchRun(reference: String(id), path: path) }
        guard state != RunState.running.rawValue else { throw RecordingError.stillRunning(run: id) }
        while try deleteRequests(ofRun: id) == Self.deletionChunk {}
        try write { try $0.execute(sql: "DELETE FROM runs WHERE id = ?", arguments: [id]) }
        try giveSpaceBack()
    }

    private func deleteRequests(ofRun id: Int64) throws -> Int {
        try write { database in
            try database.execute(
                sql: """
                    DELETE FROM requests WHERE run_id = ?1 AND sequence < coalesce(
                        (SELECT sequence FROM requests WHERE run_id = ?1 ORDER BY sequence LIMIT 1 OFFSET ?2),
                        9223372036854775807)
                    """,
                arguments: [id, Self.deletionChunk]
            )
            return database.changesCount
        }
    }

    private func giveSpaceBack() throws {
        try RecordingError.mapping(path: path) {
            try queue.writeWithoutTransaction { database in
                var free = try Self.freePages(database)
                while free > 0 {
                    // The pragma frees a page with each step, so it must be stepped to its end.
                    _ = try Row.fetchAll(database, sql: "PRAGMA incremental_vacuum(\(Self.vacuumChunk))")
                    let left = try Self.freePages(database)
                    if left >= free { break }
                    free = left
                }
                _ = try Row.fetchAll(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        }
    }

    private static func freePages(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    }
}
