import GRDB
import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("ResultsDatabase+MergingComparisons")
struct ResultsDatabaseMergingComparisonsTests {
    /// A database with runs before the comparison, so that numbers change, and a comparison of two arms in one round.
    private func database(_ path: String, runsBefore: Int, result: String? = nil) throws -> ResultsDatabase {
        let database = try ResultsDatabase(path: path)
        for _ in 0..<runsBefore { try add(1, to: database) }
        let comparison = try database.beginComparison(settingsJSON: #"{"arms":["a","b"]}"#, version: "test")
        for (position, arm) in ["a", "b"].enumerated() {
            let part = ComparisonRun(
                run: try add(1, to: database),
                arm: arm,
                scenario: "s",
                round: 1,
                position: position + 1
            )
            try database.addRun(part, toComparison: comparison)
        }
        try database.finishComparison(comparison, state: .complete, resultJSON: result)
        return database
    }

    @discardableResult
    private func add(_ rows: Int64, to database: ResultsDatabase) throws -> Int64 {
        let run = try database.beginRun(.example)
        let recorder = try RunRecorder(database: database, run: run)
        recorder.submit(1...rows)
        try recorder.finish(state: .complete, summaryJSON: nil)
        return run
    }

    private func merge(_ other: ResultsDatabase, into target: ResultsDatabase) throws
        -> [ResultsDatabase.ComparisonMergeOutcome]
    {
        var outcomes: [ResultsDatabase.ComparisonMergeOutcome] = []
        let source = try MergeSource(path: other.path)
        try target.merge(source) { _ in }
        try target.mergeComparisons(of: source) { outcomes.append($0) }
        return outcomes
    }

    private func texts(_ sql: String, in database: ResultsDatabase) throws -> [String] {
        try database.read { try String.fetchAll($0, sql: sql) }
    }

    @Test("A comparison comes with its runs under their new numbers, in its result as well")
    func renumbered() throws {
        let folder = try TemporaryFolder()
        let result = """
            {"schema": 1, "comparison": {"id": 1, "db": "old"},
             "arms": [{"name": "a", "runs": [2, 9]}, {"name": "b", "runs": [3]}, {"name": "c", "runs": []}],
             "excluded": [{"run": 3, "arm": "b", "reason": "r"}, {"run": 9, "arm": "a", "reason": "gone"}], "checks": []}
            """
        let target = try database(folder.path("a.sqlite"), runsBefore: 4)
        let other = try database(folder.path("b.sqlite"), runsBefore: 1, result: result)
        #expect(try merge(other, into: target) == [.added(comparison: 1, as: 2)])
        let parts = try target.runs(ofComparison: 2)
        #expect(parts.map(\.run) == [8, 9])
        #expect(parts.map { "\($0.arm) \($0.scenario) \($0.round) \($0.position)" } == ["a s 1 1", "b s 1 2"])
        let moved = try texts("SELECT result FROM comparisons WHERE id = 2", in: target)
        #expect(
            moved == [
                #"{"schema":1,"comparison":{"id":2,"db":"\#(target.path)"},"#
                    + #""arms":[{"name":"a","runs":[8]},{"name":"b","runs":[9]},{"name":"c","runs":[]}],"#
                    + #""excluded":[{"run":9,"arm":"b","reason":"r"},{"run":null,"arm":"a","reason":"gone"}],"checks":[]}"#
            ]
        )
        let kept = "SELECT started_at || state || version || settings FROM comparisons WHERE id = "
        #expect(try texts(kept + "2", in: target) == texts(kept + "1", in: other))
    }

    @Test("Merged again, a comparison stays as it is; runs of it that were deleted come back to it")
    func again() throws {
        let folder = try TemporaryFolder()
        let target = try ResultsDatabase(path: folder.path("a.sqlite"))
        let other = try database(folder.path("b.sqlite"), runsBefore: 0, result: "no JSON")
        #expect(try merge(other, into: target) == [.added(comparison: 1, as: 1)])
        #expect(try texts("SELECT result FROM comparisons", in: target) == ["no JSON"])
        let all = "SELECT comparison_id || ' ' || run_id || ' ' || arm FROM comparison_runs"
        let before = try texts(all, in: target)
        #expect(try merge(other, into: target) == [.present(comparison: 1, as: 1)])
        #expect(try merge(target, into: target) == [.present(comparison: 1, as: 1)])
        #expect(try texts(all, in: target) == before)
        try target.deleteRun(2)
        #expect(try merge(other, into: target) == [.present(comparison: 1, as: 1)])
        #expect(try texts(all, in: target) == ["1 1 a", "1 3 b"])
    }

    @Test("One that a live process is making is left out, one whose process died is interrupted, a failed one stays so")
    func unfinished() throws {
        let folder = try TemporaryFolder()
        let target = try ResultsDatabase(path: folder.path("a.sqlite"))
        let other = try database(folder.path("b.sqlite"), runsBefore: 0)
        for repeats in 2...4 {
            _ = try other.beginComparison(settingsJSON: "{\"repeats\":\(repeats)}", version: "test")
        }
        try other.write { database in
            try database.execute(
                sql: """
                    UPDATE comparisons SET settings = json_set(settings, '$.process.boot_id', 'another') WHERE id = 3;
                    UPDATE comparisons SET state = 'failed' WHERE id = 4;
                    """
            )
        }
        #expect(
            try merge(other, into: target) == [
                .added(comparison: 1, as: 1), .running(comparison: 2), .added(comparison: 3, as: 2),
                .added(comparison: 4, as: 3),
            ]
        )
        let states = try texts("SELECT state FROM comparisons ORDER BY id", in: target)
        #expect(states == ["complete", "interrupted", "failed"])
        try other.finishComparison(2, state: .complete, resultJSON: "{}")
        #expect(try merge(other, into: target)[1] == .added(comparison: 2, as: 4))
    }

    @Test("A comparison of a file from before comparisons were kept is none, and calibrations stay behind")
    func others() throws {
        let folder = try TemporaryFolder()
        let target = try ResultsDatabase(path: folder.path("a.sqlite"))
        let other = try ResultsDatabase(path: folder.path("b.sqlite"))
        try add(1, to: other)
        let record = CalibrationRecord(threads: 1, highestRate: 1, lagP99: 1, cost: 1, errorAt1ms: 1, errorAt10ms: 1)
        try other.addCalibration(record, version: "test")
        #expect(try merge(other, into: target).isEmpty)
        #expect(try target.calibration(threads: 1) == nil)
    }
}
