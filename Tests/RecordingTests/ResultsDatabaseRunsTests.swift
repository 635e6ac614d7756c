import Foundation
import GRDB
import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("ResultsDatabase+Runs")
struct ResultsDatabaseRunsTests {
    @Test("a run comes back as it was begun")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let id = try database.beginRun(.example)
        let run = try database.run(matching: .last)
        let example = RunRecord.example
        #expect(run.id == id)
        #expect(run.state == .running)
        #expect(run.strategy == example.strategy)
        #expect(run.proxy == example.proxy)
        #expect(run.mode == "open")
        #expect(run.seed == example.seed)
        #expect(run.target == example.target)
        #expect(run.scenario == example.scenario)
        #expect(run.version == example.version)
        #expect(run.summary == nil)
        #expect(UUID(uuidString: run.uuid) != nil)
        #expect(run.uuid == run.uuid.lowercased())
        #expect(run.startedAt.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
        #expect(try database.backends(ofRun: id) == example.backends)
        let host = try JSONDecoder().decode(HostDescription.self, from: Data(run.host.utf8))
        #expect(host.versions["curl"] == "7.88.1")
        #expect(host.versions["sqlite"] != nil)
        #expect(host.cores > 0)
        #expect(host.process == ProcessIdentity.current)
    }

    @Test("references: number, uuid prefix, last")
    func references() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        #expect(throws: RecordingError.noRuns(path: database.path)) { try database.run(matching: .last) }
        for _ in 0..<3 { _ = try database.beginRun(.example) }
        try database.write { database in
            for (id, uuid) in [(1, "aa00-1"), (2, "aa00-2"), (3, "1b00-3")] {
                try database.execute(sql: "UPDATE runs SET uuid = ? WHERE id = ?", arguments: [uuid, id])
            }
        }
        #expect(try database.run(matching: .last).id == 3)
        #expect(try database.run(matching: "2").id == 2)
        #expect(try database.run(matching: "AA00-1").id == 1)
        #expect(try database.run(matching: "1b").id == 3)
        #expect(throws: RecordingError.ambiguousRun(reference: "aa", candidates: ["1 (aa00-1)", "2 (aa00-2)"])) {
            try database.run(matching: "aa")
        }
        for reference in ["9", "ff", "%", "", "first"] {
            #expect(throws: RecordingError.noSuchRun(reference: reference, path: database.path)) {
                try database.run(matching: RunReference(reference))
            }
        }
    }

    @Test("a run of a dead process becomes interrupted, one of a live process stays")
    func stale() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        let database = try ResultsDatabase(path: path)
        let mine = try database.beginRun(.example)
        var identities = [try #require(ProcessIdentity(pid: getppid()))]
        let current = try #require(ProcessIdentity.current)
        // A pid that was used again, a process of an earlier boot, and one that is no more.
        identities.append(ProcessIdentity(pid: current.pid, startTicks: current.startTicks - 1, bootID: current.bootID))
        identities.append(ProcessIdentity(pid: current.pid, startTicks: current.startTicks, bootID: "earlier"))
        identities.append(ProcessIdentity(pid: .max, startTicks: 1, bootID: current.bootID))
        for identity in identities {
            let id = try database.beginRun(.example)
            var host = HostDescription.current(libraryVersions: [:])
            host.process = identity
            let json = try host.json()
            try database.write {
                try $0.execute(sql: "UPDATE runs SET host = ? WHERE id = ?", arguments: [json, id])
            }
        }
        let states = try ResultsDatabase(path: path).runs().map(\.state)
        #expect(states == [.running, .running, .interrupted, .interrupted, .interrupted])
        #expect(try database.run(matching: RunReference(String(mine))).state == .running)
        let stored = try database.read { try String.fetchAll($0, sql: "SELECT state FROM runs WHERE id > 2") }
        #expect(stored == ["interrupted", "interrupted", "interrupted"])
    }

    @Test("a summary is missing, or unreadable, with the run's number")
    func summaries() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let id = try database.beginRun(.example)
        #expect(throws: RecordingError.noSummary(run: id)) { try database.summary(ofRun: id) }
        try database.setState(.complete, summaryJSON: "{}", ofRun: id)
        let error = #expect(throws: RecordingError.self) { try database.summary(ofRun: id) }
        guard case .unreadableSummary(id, _) = error else {
            Issue.record("unexpected: \(String(describing: error))")
            return
        }
    }
}
