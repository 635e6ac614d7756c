import Foundation
import GRDB
import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("ResultsDatabase+Merging")
struct ResultsDatabaseMergingTests {
    /// A database with a run of so many requests, and rows in every table.
    private func database(_ path: String, rows: Int64, state: RunState = .complete) throws -> ResultsDatabase {
        let database = try ResultsDatabase(path: path)
        let run = try database.beginRun(.example)
        let recorder = try RunRecorder(database: database, run: run)
        recorder.submit(1...rows)
        recorder.submit([
            ConnectionOpening(
                sequence: 1,
                worker: 0,
                connection: 1,
                phase: .measured,
                phases: ConnectionPhases(lookupMicroseconds: 1, connectMicroseconds: 2, tlsMicroseconds: 3)
            )
        ])
        recorder.recordTimeline(at: 1, series: "s", value: 1.5)
        recorder.recordEvent(RunEvent(atNanoseconds: 1, kind: "k", detail: "d"))
        recorder.recordChecks([CheckResult(expression: "e", observed: .nan, passed: false)])
        try recorder.finish(state: state, summaryJSON: "{\"run\": {\"id\": \(run), \"db\": \"\(path)\"}}")
        return database
    }

    private func merge(_ other: ResultsDatabase, into target: ResultsDatabase) throws -> [ResultsDatabase.MergeOutcome]
    {
        var outcomes: [ResultsDatabase.MergeOutcome] = []
        try target.merge(MergeSource(path: other.path)) { outcomes.append($0) }
        return outcomes
    }

    /// All rows of a table without the run's number, as text.
    private func rows(_ table: String, of run: Int64, in database: ResultsDatabase) throws -> [String] {
        try database.read { database in
            let columns = try database.columns(in: table).map(\.name).filter { $0 != "run_id" }
            return try Row.fetchAll(
                database,
                sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE run_id = ?",
                arguments: [run]
            ).map(\.description)
        }
    }

    @Test("every row of every table comes over, under a new number and the old uuid")
    func all() throws {
        let folder = try TemporaryFolder()
        let target = try database(folder.path("a.sqlite"), rows: 10)
        let other = try database(folder.path("b.sqlite"), rows: 2000)
        let uuid = try other.runs()[0].uuid
        #expect(try merge(other, into: target) == [.added(run: 1, as: 2, uuid: uuid)])
        for table in ["backends", "requests", "connections", "timeline", "events", "checks"] {
            let (sent, came) = (try rows(table, of: 1, in: other), try rows(table, of: 2, in: target))
            #expect(!came.isEmpty && came == sent, "table \(table)")
        }
        #expect(try target.samples(ofRun: 2) == other.samples(ofRun: 1))
        let run = try target.run(matching: RunReference("2"))
        #expect(run.uuid == uuid)
        #expect(run.summary == "{\"run\":{\"id\":2,\"db\":\"\(target.path)\"}}")
    }

    @Test("rows that tie a run to something else stay behind")
    func ties() throws {
        let folder = try TemporaryFolder()
        let databases = try ["a.sqlite", "b.sqlite"].map { try database(folder.path($0), rows: 10) }
        for database in databases {
            try database.write { database in
                try database.execute(
                    sql: """
                        CREATE TABLE others (id INTEGER PRIMARY KEY);
                        CREATE TABLE ties (run_id INTEGER REFERENCES runs (id), other INTEGER REFERENCES others (id));
                        INSERT INTO others VALUES (1);
                        INSERT INTO ties VALUES (1, 1);
                        """
                )
            }
        }
        _ = try merge(databases[1], into: databases[0])
        #expect(try databases[0].read { try Int.fetchOne($0, sql: "SELECT count(*) FROM ties") } == 1)
    }

    @Test("what is there already is left alone, and a merge into itself adds nothing")
    func again() throws {
        let folder = try TemporaryFolder()
        let target = try database(folder.path("a.sqlite"), rows: 10)
        let other = try database(folder.path("b.sqlite"), rows: 10)
        _ = try merge(other, into: target)
        let uuid = try other.runs()[0].uuid
        #expect(try merge(other, into: target) == [.present(run: 1, as: 2, uuid: uuid)])
        #expect(try merge(target, into: target).count == 2)
        #expect(try target.runs().count == 2)
    }

    @Test("numbers of deleted runs are not given again")
    func numbers() throws {
        let folder = try TemporaryFolder()
        let target = try database(folder.path("a.sqlite"), rows: 10)
        try target.deleteRun(1)
        let other = try database(folder.path("b.sqlite"), rows: 10)
        #expect(try merge(other, into: target) == [.added(run: 1, as: 2, uuid: other.runs()[0].uuid)])
        #expect(try target.beginRun(.example) == 3)
    }

    @Test("an older file is read through a copy, and stays as it was, byte for byte")
    func older() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("old.sqlite")
        let old = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(old, upTo: "1 runs and requests")
        try old.write { database in
            try database.execute(
                sql: """
                    INSERT INTO runs (id, uuid, started_at, state, strategy, proxy, mode, seed, target, host, version)
                    VALUES (7, 'u', 't', 'complete', 'random', 'embedded', 'closed', 1, 'http://x/', '{}', '0');
                    INSERT INTO requests VALUES (7, 1, 1, 0, 1, 0, 0, 5, 9, 200, 1, 1, 1, 0, 0, 3, 19, 0);
                    """
            )
        }
        try old.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let target = try ResultsDatabase(path: folder.path("new.sqlite"))
        var outcomes: [ResultsDatabase.MergeOutcome] = []
        try target.merge(MergeSource(path: path)) { outcomes.append($0) }
        #expect(outcomes == [.added(run: 7, as: 1, uuid: "u")])
        #expect(try target.samples(ofRun: 1).map(\.finishedNanoseconds) == [9])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("files that are no older or equal results database are refused, and change nothing")
    func refused() throws {
        let folder = try TemporaryFolder()
        let target = try database(folder.path("a.sqlite"), rows: 10)
        let newer = try database(folder.path("newer.sqlite"), rows: 10)
        try newer.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        try Data("not a database, and long enough to be looked at".utf8)
            .write(to: URL(fileURLWithPath: folder.path("text")))
        try Data().write(to: URL(fileURLWithPath: folder.path("nothing")))
        let refusals: [(String, RecordingError)] = [
            ("newer.sqlite", .newerSchema(path: folder.path("newer.sqlite"), found: 99, known: Schema.version)),
            ("text", .notADatabase(path: folder.path("text"))), ("none", .missing(path: folder.path("none"))),
            ("nothing", .noRuns(path: folder.path("nothing"))),
        ]
        for (name, error) in refusals {
            #expect(throws: error) {
                try target.merge(MergeSource(path: folder.path(name))) { _ in }
            }
        }
        #expect(try target.runs().count == 1)
    }

    @Test("a run that is being recorded is left out, and one whose process died is interrupted")
    func unfinished() throws {
        let folder = try TemporaryFolder()
        let target = try ResultsDatabase(path: folder.path("a.sqlite"))
        let other = try ResultsDatabase(path: folder.path("b.sqlite"))
        let alive = try other.beginRun(.example)
        let dead = try other.beginRun(.example)
        try other.write { database in
            try database.execute(
                sql: "UPDATE runs SET host = json_set(host, '$.process.boot_id', 'another') WHERE id = ?",
                arguments: [dead]
            )
        }
        let outcomes = try merge(other, into: target)
        let uuids = try other.runs().map(\.uuid)
        #expect(outcomes == [.running(run: alive, uuid: uuids[0]), .added(run: dead, as: 1, uuid: uuids[1])])
        #expect(try target.runs().map(\.state) == [.interrupted])
    }
}
