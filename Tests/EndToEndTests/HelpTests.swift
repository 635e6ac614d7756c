import TestSupport
import Testing

/// The help of every command is held by a golden file, so that no flag appears, changes or goes unseen.
@Suite struct HelpTests {
    @Test(
        arguments: [
            "", "run", "report", "export", "runs", "runs list", "runs show", "runs delete", "simulate", "scenarios",
            "strategies", "proxy", "backend", "calibrate", "compare",
        ]
    )
    func help(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let outcome = try BuiltBinary.run(words + ["--help"], environment: ["COLUMNS": "100"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        let name = (["help"] + words).joined(separator: "-")
        #expect(try GoldenFile("\(name).txt").difference(from: outcome.output) == nil)
    }
}
