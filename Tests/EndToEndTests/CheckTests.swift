import Foundation
import TestSupport
import Testing

/// `--check` and `--junit` on the built binary: exit status, database, JSON, files.
@Suite struct CheckTests {
    private func run(
        _ arguments: [String],
        in folder: borrowing TemporaryFolder,
        environment: [String: String] = [:]
    ) throws -> BuiltBinary.Outcome {
        let short = [
            "run", "--listen", "127.0.0.1:0", "--backend-port", "0", "--warmup", "0", "-n", "90", "-c", "3",
            "--no-progress", "--json", "--db", folder.path("r.sqlite"),
        ]
        return try BuiltBinary.run(short + arguments, environment: environment)
    }

    private func checks(_ outcome: BuiltBinary.Outcome) throws -> [[String: Any]] {
        try #require(try outcome.json()["checks"] as? [[String: Any]])
    }

    @Test func passedAndFailedAreRecordedAndDecide() throws {
        let folder = try TemporaryFolder()
        let good = try run(["--check", "errors == 0", "--check", "all(backends.share > 0.3), p99 < 10s"], in: folder)
        #expect(good.status == 0, "\(good.errors)")
        #expect(try checks(good).map { $0["passed"] as? Bool } == [true, true])
        let bad = try run(["--check", "errors == 0", "--check", "p50 < 1ns"], in: folder)
        #expect(bad.status == 2)
        #expect(try checks(bad).map { $0["passed"] as? Bool } == [true, false])
        #expect(try SQLite.integer("SELECT count(*) FROM checks WHERE run_id = 2", in: folder) == 2)
        #expect(try SQLite.text("SELECT expression FROM checks WHERE passed = 0", in: folder) == "p50 < 1ns")
        #expect(try SQLite.text("SELECT state FROM runs WHERE id = 2", in: folder) == "complete")
    }

    @Test(arguments: [["run"], ["report"]])
    func wrongOnesAreFoundBeforeAnythingRuns(command: [String]) throws {
        let folder = try TemporaryFolder()
        let outcome = try BuiltBinary.run(command + ["--check", "p99 < 20xs", "--db", folder.path("r.sqlite")])
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("rrbench: --check: 'p99 < 20xs', position 9: 'xs' is no unit; the units are "))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path("r.sqlite")))
    }

    @Test func reportJudgesWithoutRecording() throws {
        let folder = try TemporaryFolder()
        #expect(try run(["--check", "p50 < 1ns"], in: folder).status == 2)
        let database = ["--db", folder.path("r.sqlite"), "--format", "json"]
        let plain = try BuiltBinary.run(["report"] + database)
        #expect(plain.status == 0)
        #expect(try checks(plain).first?["explanation"] != nil)
        let judged = try BuiltBinary.run(["report", "--check", "errors == 0"] + database)
        #expect(judged.status == 2, "the recorded check is judged too")
        #expect(try checks(judged).count == 2)
        #expect(try SQLite.integer("SELECT count(*) FROM checks", in: folder) == 1)
        for (format, text) in [
            ("text", "p50 < 1ns: observed "), ("markdown", "p50 &lt; 1ns"), ("html", "p50 &lt; 1ns"),
        ] {
            let report = try BuiltBinary.run(["report", "--db", folder.path("r.sqlite"), "--format", format])
            #expect(report.status == 0)
            #expect(report.output.contains(text), "\(format)")
        }
    }

    @Test func junitAndAnnotationsLeaveStandardOutputPure() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("junit.xml")
        let outcome = try run(
            ["--check", "p50 < 1ns", "--junit", file],
            in: folder,
            environment: ["GITHUB_ACTIONS": "true"]
        )
        #expect(outcome.status == 2)
        #expect(try checks(outcome).count == 1)
        #expect(outcome.errors.hasPrefix("::error title=rrbench run 1%3A check::p50 < 1ns: observed "))
        let xml = try String(contentsOfFile: file, encoding: .utf8)
        #expect(xml.contains("<testcase classname=\"rrbench.check\" name=\"p50 &lt; 1ns\">"))
        #expect(!FileManager.default.fileExists(atPath: file + ".partial"))
    }

    @Test func aJUnitFileThatCannotBeWrittenIsFoundBeforeTheRun() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["--junit", folder.path("none/junit.xml")], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path("r.sqlite")))
    }

    @Test func scenariosListThem() throws {
        let folder = try TemporaryFolder()
        let scenario = folder.path("s.yaml")
        try "backends: 3\nchecks:\n  - errors == 0\n  - p50 < 1ns\n".write(
            toFile: scenario,
            atomically: true,
            encoding: .utf8
        )
        let listed = try run(["--scenario", scenario], in: folder)
        #expect(listed.status == 2)
        #expect(try checks(listed).count == 2)
        #expect(try SQLite.text("SELECT scenario FROM runs", in: folder).contains("checks:\n  - \"errors == 0\"\n"))
        let replaced = try run(["--scenario", scenario, "--check", "errors == 0"], in: folder)
        #expect(replaced.status == 0)
        #expect(try checks(replaced).count == 1)
        try "checks: [p99 <]\n".write(toFile: scenario, atomically: true, encoding: .utf8)
        let wrong = try run(["--scenario", scenario], in: folder)
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("s.yaml:1: checks: 'p99 <', position 6: "), "\(wrong.errors)")
    }
}
