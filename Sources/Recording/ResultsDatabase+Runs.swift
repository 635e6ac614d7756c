import Foundation
import GRDB
package import Measuring

extension ResultsDatabase {
    /// Adds a run in state `running`, with its backends and this machine, and returns its number.
    package func beginRun(_ run: RunRecord) throws -> Int64 {
        let host = try HostDescription.current(libraryVersions: run.libraryVersions).json()
        let startedAt = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        return try write { database in
            try database.execute(
                sql: """
                    INSERT INTO runs (uuid, started_at, state, strategy, proxy, mode, seed, target, scenario, host, version)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    UUID().uuidString.lowercased(), startedAt, RunState.running.rawValue, run.strategy, run.proxy,
                    run.mode.rawValue, Int64(bitPattern: run.seed), run.target, run.scenario, host, run.version,
                ]
            )
            let id = database.lastInsertedRowID
            for backend in run.backends { try RunDetail.backend(backend).insert(into: database, run: id) }
            return id
        }
    }

    /// All runs, oldest first.
    package func runs() throws -> [StoredRun] {
        try read { try Row.fetchAll($0, sql: "SELECT * FROM runs ORDER BY id").map(StoredRun.init) }
    }

    /// The one run that a user's reference means.
    package func run(matching reference: RunReference) throws -> StoredRun {
        let found = try read { try Self.rows(matching: reference, in: $0).map(StoredRun.init) }
        guard let run = found.first else {
            throw reference == .last
                ? RecordingError.noRuns(path: path)
                : RecordingError.noSuchRun(reference: reference.text, path: path)
        }
        guard found.count == 1 else {
            throw RecordingError.ambiguousRun(
                reference: reference.text,
                candidates: found.map { "\($0.id) (\($0.uuid))" }
            )
        }
        return run
    }

    /// Stores where a run stands, and its summary where there is one.
    package func setState(_ state: RunState, summaryJSON: String?, ofRun id: Int64) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE runs SET state = ?, summary = coalesce(?, summary) WHERE id = ?",
                arguments: [state.rawValue, summaryJSON, id]
            )
        }
    }

    private static func rows(matching reference: RunReference, in database: Database) throws -> [Row] {
        if reference == .last {
            return try Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY id DESC LIMIT 1")
        }
        if let number = reference.number {
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM runs WHERE id = ?", arguments: [number])
            if !rows.isEmpty { return rows }
        }
        guard let prefix = reference.uuidPrefix else { return [] }
        return try Row.fetchAll(
            database,
            sql: "SELECT * FROM runs WHERE substr(uuid, 1, length(?1)) = ?1 ORDER BY id",
            arguments: [prefix]
        )
    }
}
