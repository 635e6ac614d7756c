internal import ArgumentParser
internal import Experimenting

/// `rrbench scenarios`: the built-in scenarios.
struct ScenariosCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenarios",
        abstract: "The built-in scenarios.",
        subcommands: [List.self, Show.self],
        defaultSubcommand: List.self
    )

    /// `rrbench scenarios list`: a line a scenario.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A line a scenario.")

        func run() throws {
            let rows = try ScenarioLibrary.all.map { entry in
                let scenario = try Scenario(yaml: entry.yaml, name: entry.name)
                return [entry.name, scenario.isLive ? "run, simulate" : "simulate", scenario.summary ?? ""]
            }
            try OutputFile(nil).write(RunTable.aligned([["SCENARIO", "FOR", "WHAT HAPPENS"]] + rows))
        }
    }

    /// `rrbench scenarios show`: the YAML to start from.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The YAML of a scenario, to start from.")

        @Argument(help: "The scenario's name.")
        var name: String

        func run() throws {
            try OutputFile(nil).write(ScenarioLibrary.yaml(named: name))
        }
    }
}
