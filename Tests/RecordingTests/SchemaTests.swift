import GRDB
import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("Schema")
struct SchemaTests {
    /// Runs SQL on a file without rrbench's own opening.
    private func execute(_ sql: String, path: String) throws {
        try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    @Test("a new file has the tables and columns that are promised")
    func fresh() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let promised = [
            "runs": "id uuid started_at state strategy proxy mode seed target scenario host version summary",
            "backends": "run_id backend name address weight",
            "requests": RequestColumn.allCases.map(\.name).joined(separator: " "),
            "timeline": "run_id at_ns series value",
            "events": "run_id at_ns kind backend detail",
            "checks": "run_id expression observed passed",
            "errors": "code name",
            "connections": "run_id sequence phase worker connection name_lookup_us connect_us tls_us",
            "calibrations":
                "id measured_at host version threads highest_rps lag_p99_us cost_us error_1ms_us error_10ms_us",
            "comparisons": "id started_at state version settings result",
            "comparison_runs": "comparison_id run_id arm scenario round position",
        ]
        for (table, columns) in promised {
            let found = try database.read { try $0.columns(in: table).map(\.name) }
            #expect(found.joined(separator: " ") == columns, "table \(table)")
        }
        #expect(
            RequestColumn.list
                == "run_id, sequence, phase, worker, connection, scheduled_ns, sent_ns, first_byte_ns, finished_ns, "
                + "status, backend, dispatch, attempts, in_flight_at_pick, queue_us, upstream_us, bytes_received, error"
        )
        #expect(try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.version)
        #expect(try database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test("the errors table names every class of error")
    func errors() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let names = try database.read { database in
            try Row.fetchAll(database, sql: "SELECT code, name FROM errors ORDER BY code").map { row in
                "\(row["code"] as Int) \(row["name"] as String)"
            }
        }
        #expect(names == RequestError.allCases.map { "\($0.rawValue) \($0.name)" })
    }

    @Test("as many migrations as the schema's number")
    func count() {
        #expect(Schema.migrator.migrations.count == Schema.version)
    }

    @Test("a file of each older schema is brought up to the newest", arguments: 1..<Schema.version)
    func migrated(from version: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("old.sqlite")
        let oldest = Schema.migrator.migrations[version - 1]
        try Schema.migrator.migrate(DatabaseQueue(path: path), upTo: oldest)
        let database = try ResultsDatabase(path: path)
        #expect(try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.version)
        #expect(
            try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM errors") }
                == RequestError.allCases.count
        )
    }

    @Test("a file of schema 1 opens with what is in it")
    func reopened() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 runs and requests", migrate: Schema.createVersion1)
        try migrator.migrate(DatabaseQueue(path: path))
        try execute(
            """
            INSERT INTO runs (uuid, started_at, state, strategy, proxy, mode, seed, target, host, version)
            VALUES ('abc', '2026-01-01T00:00:00.000Z', 'complete', 'random', 'embedded', 'open', 1, 't', '{}', '1')
            """,
            path: path
        )
        #expect(try ResultsDatabase(path: path).runs().map(\.uuid) == ["abc"])
    }

    @Test("a newer file is refused with its number, and left alone")
    func newer() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        _ = try ResultsDatabase(path: path)
        try execute("PRAGMA user_version = 99", path: path)
        let error = #expect(throws: RecordingError.newerSchema(path: path, found: 99, known: Schema.version)) {
            try ResultsDatabase(path: path)
        }
        #expect(error?.description.contains("schema 99") == true)
    }

    @Test("another program's database is refused and left alone")
    func foreign() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        try execute("CREATE TABLE theirs (x)", path: path)
        #expect(throws: RecordingError.foreignDatabase(path: path)) { try ResultsDatabase(path: path) }
        let untouched = try DatabaseQueue(path: path).read { database in
            try !database.tableExists("runs") && String.fetchOne(database, sql: "PRAGMA journal_mode") == "delete"
        }
        #expect(untouched)
    }

    @Test("many that open a new file at once all succeed")
    func race() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        let counts = try ThreadTeam.run(8) { _ in try ResultsDatabase(path: path).runs().count }
        #expect(counts == Array(repeating: 0, count: 8))
    }
}
