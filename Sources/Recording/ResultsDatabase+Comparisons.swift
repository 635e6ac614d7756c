import Foundation
import GRDB
package import Measuring

extension ResultsDatabase {
    /// Adds a comparison in state `running`, with its settings as a JSON object, and returns its number.
    ///
    /// This process is added to the settings, so that a comparison whose process has died can be told from a live one.
    package func beginComparison(settingsJSON: String, version: String) throws -> Int64 {
        let process = try ProcessIdentity.current.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        let startedAt = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        return try write { database in
            try database.execute(
                sql: """
                    INSERT INTO comparisons (started_at, state, version, settings)
                    VALUES (?, ?, ?, json_set(?, '$.process', json(?)))
                    """,
                arguments: [startedAt, RunState.running.rawValue, version, settingsJSON, process]
            )
            return database.lastInsertedRowID
        }
    }

    /// Makes a run part of a comparison.
    package func addRun(_ run: ComparisonRun, toComparison id: Int64) throws {
        try write { try run.insert(into: $0, comparison: id) }
    }

    /// Stores how a comparison ended, and its result as JSON where there is one.
    package func finishComparison(_ id: Int64, state: RunState, resultJSON: String?) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE comparisons SET state = ?, result = ? WHERE id = ?",
                arguments: [state.rawValue, resultJSON, id]
            )
        }
    }

    /// The comparison that a run is part of; `nil` where it is part of none.
    package func comparison(ofRun run: Int64) throws -> StoredComparison? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT c.id, c.state, c.settings FROM comparisons c
                    JOIN comparison_runs r ON r.comparison_id = c.id WHERE r.run_id = ?
                    """,
                arguments: [run]
            ).map { row in
                StoredComparison(
                    id: row["id"],
                    state: RunState(rawValue: row["state"]) ?? .failed,
                    settings: row["settings"]
                )
            }
        }
    }

    /// The runs of a comparison, in the order in which they ran.
    package func runs(ofComparison id: Int64) throws -> [ComparisonRun] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM comparison_runs WHERE comparison_id = ? ORDER BY round, position",
                arguments: [id]
            ).map(ComparisonRun.init)
        }
    }
}
