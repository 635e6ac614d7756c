internal import ArgumentParser

/// `rrbench strategies`: what `--strategy` takes.
struct StrategiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strategies",
        abstract: "The balancing strategies with rule, cost, fairness, source and parameters."
    )

    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    @Option(name: .long, help: ArgumentHelp("text, markdown, json. (default: text)", valueName: "format"))
    var format: String?

    func run() throws {
        switch (format, json) {
        case (nil, false), ("text", false): try OutputFile(nil).write(StrategyListing.text)
        case ("markdown", false): try OutputFile(nil).write(StrategyListing.markdown)
        case (nil, true), ("json", _): try OutputFile(nil).write(try StrategyListing.json())
        case (let format?, _):
            throw CommandFailure.usage(
                "--format \(format): choose one of text, markdown, json, and --json only with json."
            )
        }
    }
}
