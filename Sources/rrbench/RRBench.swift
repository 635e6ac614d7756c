internal import ArgumentParser
internal import Foundation

/// The command line of rrbench: one subcommand a file in `Commands`.
@main
struct RRBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rrbench",
        abstract: "A load-balancing laboratory: proxy, backends and load generator, with every request on record.",
        version: Version.current,
        subcommands: [
            RunCommand.self, CompareCommand.self, ReportCommand.self, ExportCommand.self, RunsCommand.self,
            CalibrateCommand.self,
            SimulateCommand.self, ScenariosCommand.self, StrategiesCommand.self, ProxyCommand.self, BackendCommand.self,
        ]
    )

    /// Runs the command that was typed and exits with a documented status.
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            let (message, status) = Failure.explain(error)
            if !message.isEmpty {
                if status == .success { print(message) } else { Terminal.note("rrbench: \(message)") }
            }
            Foundation.exit(status.rawValue)
        }
    }
}
