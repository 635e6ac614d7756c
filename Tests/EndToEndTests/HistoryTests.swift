import Foundation
import TestSupport
import Testing

/// The history on the built binary: damaged files, merging, exporting to places that cannot take it.
@Suite struct HistoryTests {
    private func record(in folder: borrowing TemporaryFolder, _ flags: [String] = []) throws {
        let outcome = try BuiltBinary.run(
            [
                "run", "--listen", "127.0.0.1:0", "--backend-port", "0", "--warmup", "0", "-n", "300", "-c", "3",
                "--no-progress", "--db", folder.path("r.sqlite"),
            ] + flags
        )
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(
        "A file that is damaged, empty or no database is told in one sentence by every command",
        arguments: [
            ("truncated", "is damaged"), ("garbage", "is not an SQLite database"), ("empty", "holds no run yet"),
        ]
    )
    func damaged(kind: String, sentence: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        try record(in: folder)
        // What is still in the write-ahead log would make up for the damage.
        _ = try SQLite.integer("PRAGMA wal_checkpoint(TRUNCATE)", in: folder)
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        let file = URL(fileURLWithPath: path)
        let whole = try Data(contentsOf: file)
        let garbage = Data((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try ["truncated": whole.prefix(whole.count / 3), "garbage": garbage, "empty": Data()][kind]?.write(to: file)
        for command in [["report"], ["export"], ["export", "--table", "latency"], ["runs", "show"]] {
            let outcome = try BuiltBinary.run(command + ["--db", path])
            #expect(outcome.status == 1, "\(command)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains(sentence) && outcome.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func mergesAndSkipsWhatIsThere() throws {
        let here = try TemporaryFolder()
        let there = try TemporaryFolder()
        try record(in: here)
        try record(in: there)
        let merge = ["runs", "merge", there.path("r.sqlite"), "--db", here.path("r.sqlite")]
        let first = try BuiltBinary.run(merge)
        #expect(first.status == 0 && first.errors.hasPrefix("run 1 is now run 2 ("))
        #expect(try BuiltBinary.run(merge).errors.hasPrefix("run 1 is here already as run 2 ("))
        let report = try BuiltBinary.run(["report", "2", "--db", here.path("r.sqlite"), "--format", "json"])
        #expect((try report.json()["reconciliation"] as? [String: Any])?["verdict"] as? String == "balanced")
        let missing = try BuiltBinary.run(["runs", "merge", there.path("none"), "--db", here.path("r.sqlite")])
        #expect(missing.status == 1 && missing.errors.split(separator: "\n").count == 1)
    }

    @Test func comparesTwoRunsAsCSV() throws {
        let folder = try TemporaryFolder()
        try record(in: folder)
        try record(in: folder, ["--strategy", "random", "--check", "errors == 0"])
        let table = ["export", "--table", "comparison", "--db", folder.path("r.sqlite")]
        let outcome = try BuiltBinary.run(table + ["1", "2"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("metric,baseline,candidate,baseline_value,candidate_value,difference,"))
        #expect(outcome.output.split(separator: "\n").count > 1)
        #expect(try BuiltBinary.run(table + ["1"]).status == 64)
        #expect(try BuiltBinary.run(["export", "1", "2", "--db", folder.path("r.sqlite")]).status == 64)
    }

    @Test func aFileThatCannotBeWrittenIsNotLeftHalf() throws {
        let folder = try TemporaryFolder()
        try record(in: folder)
        let full = try BuiltBinary.run(["export", "--db", folder.path("r.sqlite"), "-o", folder.path("none/x.csv")])
        #expect(full.status == 1 && full.errors.split(separator: "\n").count == 1)
        let path = folder.path("x.csv")
        let whole = try BuiltBinary.run(["export", "--db", folder.path("r.sqlite"), "-o", path])
        #expect(whole.status == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 301)
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
    }
}
