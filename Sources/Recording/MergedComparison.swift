import GRDB
import Measuring

/// A comparison of another database, with everything that merging it takes.
struct MergedComparison {
    /// Its number there.
    var id: Int64
    /// When it began, as it was written.
    var startedAt: String
    /// Where it stands.
    var state: RunState
    /// The version of rrbench that made it.
    var version: String
    /// Its rules and its process, as JSON.
    var settings: String
    /// What came of it, as JSON.
    var result: String?
    /// Its runs, by their numbers there, and their uuids.
    var parts: [(run: ComparisonRun, uuid: String)]

    /// Reads all of a database, oldest first.
    static func all(in database: Database) throws -> [MergedComparison] {
        try Row.fetchAll(database, sql: "SELECT * FROM comparisons ORDER BY id").map { row in
            let id: Int64 = row["id"]
            let parts = try Row.fetchAll(
                database,
                sql: """
                    SELECT c.*, r.uuid FROM comparison_runs c JOIN runs r ON r.id = c.run_id
                    WHERE c.comparison_id = ? ORDER BY c.round, c.position
                    """,
                arguments: [id]
            )
            return MergedComparison(
                id: id,
                startedAt: row["started_at"],
                state: RunState(rawValue: row["state"]) ?? .failed,
                version: row["version"],
                settings: row["settings"],
                result: row["result"],
                parts: parts.map { (ComparisonRun($0), $0["uuid"]) }
            )
        }
    }
}
