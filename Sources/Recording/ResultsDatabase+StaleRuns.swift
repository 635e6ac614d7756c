import Foundation
import GRDB

extension ResultsDatabase {
    /// Turns runs and comparisons in state `running` whose process has died into `interrupted` ones: their rows are there,
    /// and nobody will finish them.
    func interruptStale() throws(RecordingError) {
        for (table, column) in [("runs", "host"), ("comparisons", "settings")] {
            let stale = try read { database in
                try Row.fetchAll(database, sql: "SELECT id, \(column) FROM \(table) WHERE state = 'running'")
                    .filter { Self.processHasDied(json: $0[column]) }
                    .map { row -> Int64 in row["id"] }
            }
            if stale.isEmpty { continue }
            try write { database in
                for id in stale {
                    try database.execute(
                        sql: "UPDATE \(table) SET state = 'interrupted' WHERE id = ? AND state = 'running'",
                        arguments: [id]
                    )
                }
            }
        }
    }

    /// Whether the process that a description names as its member `process` is known to be gone.
    static func processHasDied(json: String) -> Bool {
        let description = try? JSONDecoder().decode(ProcessDescription.self, from: Data(json.utf8))
        return description?.process.map { !$0.isAlive } ?? false
    }
}

/// What the columns `runs.host` and `comparisons.settings` have in common.
private struct ProcessDescription: Decodable {
    var process: ProcessIdentity?
}
