import Foundation
import GRDB

extension ResultsDatabase {
    /// Turns runs in state `running` whose process has died into `interrupted` ones: their rows are there, and nobody
    /// will finish them.
    func interruptStaleRuns() throws(RecordingError) {
        let stale = try read { database in
            try Row.fetchAll(database, sql: "SELECT id, host FROM runs WHERE state = 'running'")
                .filter { Self.recorderHasDied(host: $0["host"]) }
                .map { row -> Int64 in row["id"] }
        }
        if stale.isEmpty { return }
        try write { database in
            for id in stale {
                try database.execute(
                    sql: "UPDATE runs SET state = 'interrupted' WHERE id = ? AND state = 'running'",
                    arguments: [id]
                )
            }
        }
    }

    /// Whether the process that recorded a run is known to be gone.
    static func recorderHasDied(host: String) -> Bool {
        let description = try? JSONDecoder().decode(HostDescription.self, from: Data(host.utf8))
        return description?.process.map { !$0.isAlive } ?? false
    }
}
