import GRDB
import Measuring

extension ResultsDatabase {
    /// What became of one run of another database.
    package enum MergeOutcome: Equatable, Sendable {
        /// It was added with a new number.
        case added(run: Int64, as: Int64, uuid: String)
        /// It was there already, under this number.
        case present(run: Int64, as: Int64, uuid: String)
        /// A live process is recording it.
        case running(run: Int64, uuid: String)
    }

    /// Adds every run of another results database, oldest first, under new numbers; uuids stay.
    ///
    /// The other file is only read. A run goes in one transaction with all its rows, so a merge that was cut short can
    /// be asked for again; what is there already, by its uuid, is left alone. One whose process has died comes in as
    /// `interrupted`.
    package func merge(_ source: MergeSource, report: (MergeOutcome) -> Void) throws {
        for run in try source.runs() { report(try merge(run, from: source)) }
    }

    private func merge(_ run: StoredRun, from source: MergeSource) throws -> MergeOutcome {
        if run.state == .running, !Self.processHasDied(json: run.host) {
            return .running(run: run.id, uuid: run.uuid)
        }
        return try write { target in
            let known = "SELECT id FROM runs WHERE uuid = ?"
            if let present = try Int64.fetchOne(target, sql: known, arguments: [run.uuid]) {
                return .present(run: run.id, as: present, uuid: run.uuid)
            }
            let number = try Self.nextNumber(in: target)
            try source.queue.read { rows in
                for table in try TableCopy.all(in: target) {
                    try table.copy(run: run.id, as: number, from: rows, into: target)
                }
            }
            // The summary names its run and its database; a run that nobody finishes is interrupted.
            try target.execute(
                sql: """
                    UPDATE runs SET
                        summary = json_set(summary, '$.run.id', id, '$.run.db', ?2),
                        state = iif(state = 'running', 'interrupted', state)
                    WHERE id = ?1
                    """,
                arguments: [number, path]
            )
            return .added(run: run.id, as: number, uuid: run.uuid)
        }
    }

    /// The number after the highest that was ever given.
    private static func nextNumber(in database: Database) throws -> Int64 {
        let sql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'runs'), 0) + 1"
        return try Int64.fetchOne(database, sql: sql) ?? 1
    }
}
