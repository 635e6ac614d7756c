import Foundation
import TestSupport
import Testing

/// `-o`, `--format`, `--json` and `--junit` mean the same in every command that has them.
@Suite struct OutputTests {
    /// Commands that report, with what makes them quick.
    private static let commands: [String: [String]] = [
        "run": ["run", "-n", "30", "-c", "2", "--warmup", "0", "--listen", "127.0.0.1:0", "--backend-port", "0"],
        "report": ["report", "1"],
        "compare": ["compare", "1", "2"],
        "simulate": ["simulate", "-n", "2000"],
        "find-max": [
            "run", "--find-max", "errors == 1", "-z", "200ms", "-q", "1", "--warmup", "0", "--listen", "127.0.0.1:0",
            "--backend-port", "0",
        ],
    ]

    /// A database with two runs that differ.
    private static let recorded = Result {
        let folder = try TemporaryFolder()
        for strategy in ["round-robin", "random"] {
            let run = try BuiltBinary.run(
                (commands["run"] ?? []) + ["--strategy", strategy, "--db", folder.path("r.sqlite"), "--json"]
            )
            guard [0, 2, 3].contains(run.status) else { throw RunningBinary.Failure(description: run.errors) }
        }
        // What a process that has ended left in the log goes into the file that is copied.
        try Database(path: folder.path("r.sqlite")).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return try Data(contentsOf: URL(filePath: folder.path("r.sqlite")))
    }

    private func run(_ name: String, _ arguments: [String], in folder: borrowing TemporaryFolder) throws
        -> BuiltBinary.Outcome
    {
        let database = folder.path("r.sqlite")
        if !FileManager.default.fileExists(atPath: database) {
            try Self.recorded.get().write(to: URL(filePath: database))
        }
        let command = try #require(Self.commands[name])
        return try BuiltBinary.run(command + (name == "simulate" ? [] : ["--db", database]) + arguments)
    }

    @Test(
        arguments: [
            ("run", "a.html", "<!doctype html>"), ("run", "a.md", "#"), ("run", "A.JSON", "{"),
            ("run", "a.log", "run 3"),
            ("report", "a.htm", "<!doctype html>"), ("report", "a.markdown", "#"), ("report", "a.json", "{"),
            ("report", "a", "run 1"), ("report", "a.txt", "run 1"),
            ("compare", "a.html", "<!doctype html>"), ("compare", "a.csv", "metric,"), ("compare", "a.json", "{"),
            ("compare", "a.md", "#"), ("simulate", "a.html", "<!doctype html>"), ("simulate", "a.csv", "strategy,"),
            ("simulate", "a.json", "{"), ("find-max", "a.html", "<!doctype html>"), ("find-max", "a.json", "{"),
        ]
    )
    func nameOfTheFileTellsTheFormat(command: String, file: String, begin: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try run(command, ["-o", folder.path(file)], in: folder)
        #expect(outcome.status < 64, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        let text = try String(contentsOfFile: folder.path(file), encoding: .utf8)
        #expect(text.hasPrefix(begin), "\(text.prefix(80))")
    }

    @Test(arguments: commands.keys.sorted())
    func whatIsAskedForWins(command: String) throws {
        let folder = try TemporaryFolder()
        for flags in [["--json"], ["--format", "json"]] {
            _ = try run(command, flags + ["-o", folder.path("a.html")], in: folder)
            #expect(try String(contentsOfFile: folder.path("a.html"), encoding: .utf8).hasPrefix("{"))
        }
        #expect(
            try run(command, ["--json", "--format", "html"], in: folder).errors.contains("--json and --format html")
        )
    }

    @Test(
        arguments: [
            ("run", ["-o", "a.csv"], "-o a.csv"), ("report", ["-o", "b/a.csv"], "-o b/a.csv"),
            ("simulate", ["-o", "a.md"], "-o a.md"), ("simulate", ["--validate", "-o", "a.html"], "-o a.html"),
            ("simulate", ["--validate", "--format", "csv"], "--format csv"), ("find-max", ["-o", "a.md"], "-o a.md"),
            ("find-max", ["--format", "markdown"], "--format markdown"), ("run", ["--format", "csv"], "--format csv"),
            ("run", ["-o", ""], "-o ''"), ("compare", ["-o", ""], "-o ''"), ("report", ["--junit", ""], "--junit ''"),
        ]
    )
    func whatACommandDoesNotWriteIsUsage(command: String, arguments: [String], named: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try run(command, arguments, in: folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(named) && outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }

    /// Nothing may be lost: it is found before the run, and no run is on record.
    @Test(arguments: ["run", "report", "compare", "simulate", "find-max", "export"])
    func aFileThatCannotBeWrittenEndsEveryCommandAlike(command: String) throws {
        let folder = try TemporaryFolder()
        let hasJUnit = ["run", "report", "compare"].contains(command)
        try Data("text".utf8).write(to: folder.url.appendingPathComponent("file"))
        let kinds = [
            folder.path("new") + "/", folder.path("none/x"), folder.path("file/x"), folder.url.path, "/proc/x",
        ]
        for path in command == "run" ? kinds : Array(kinds.prefix(1)) {
            for flag in ["-o"] + (hasJUnit ? ["--junit"] : []) {
                let outcome =
                    command == "export"
                    ? try BuiltBinary.run(["export", "--db", folder.path("r.sqlite"), flag, path])
                    : try run(command, [flag, path], in: folder)
                #expect(outcome.status == 1, "\(flag) \(path): \(outcome.errors)")
                #expect(outcome.errors.contains("\(path) cannot be written"), "\(outcome.errors)")
                #expect(outcome.errors.contains(flag) && outcome.errors.split(separator: "\n").count == 1)
                #expect(outcome.output.isEmpty)
            }
        }
        if command == "export" { return }
        #expect(try command == "simulate" || SQLite.integer("SELECT count(*) FROM runs", in: folder) == 2)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { !$0.hasPrefix("r.") }
        #expect(left == ["file"])
    }
}
