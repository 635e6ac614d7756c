internal import ArgumentParser

/// The command line of rrbench: one subcommand a file in `Commands`.
@main
struct RRBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rrbench",
        abstract: "A load-balancing laboratory: proxy, backends and load generator with every request on record.",
        version: "0.1.0"
    )
}
