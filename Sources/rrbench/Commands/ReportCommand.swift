internal import ArgumentParser
internal import Experimenting
internal import Recording
internal import Reporting

/// `rrbench report`: renders a recorded run.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Render a recorded run.",
        discussion: """
            The figures are worked out anew from the run's rows, also those of a run that was killed.

            With --check, the exit status is that of a run: 2 if a check or the spread verdict failed, 3 if the \
            measurement is invalid.
            """
    )

    @Argument(help: ArgumentHelp("The run's number, a prefix of its uuid, or 'last'.", valueName: "run"))
    var reference = "last"

    @Option(
        name: .long,
        help: ArgumentHelp("\(FormatCatalog.names.joined(separator: ", ")).", valueName: "format")
    )
    var format = "text"

    @OptionGroup(title: "Checks")
    var checks: CheckOptions

    @OptionGroup(title: "Results")
    var results: DatabaseOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file")
    )
    var output: String?

    func run() throws {
        let expressions = try checks.expressions()
        let destination = try OutputFile(output)
        let junit = try checks.junitFile()
        let format = try reportFormat()
        let database = try ResultsDatabase(path: results.db, access: .existing)
        let stored = try database.run(matching: RunReference(reference))
        var report = try RunReader(database).report(of: stored, withSeries: format.needsSeries)
        report.summary.judge(by: expressions)
        try destination.write(format.render(report))
        guard !expressions.isEmpty || junit != nil else { return }
        try checks.publish(report.assertionSuite, to: junit)
        if !expressions.isEmpty { throw RunCommand.verdict(of: report.summary).exitCode }
    }

    /// The format that was asked for; text is coloured where a terminal shows it.
    private func reportFormat() throws -> any ReportFormat {
        guard let found = FormatCatalog.format(named: format) else {
            throw CommandFailure.usage(
                "--format \(format): choose one of \(FormatCatalog.names.joined(separator: ", "))."
            )
        }
        return found is TextFormat ? TextFormat(usesColor: output == nil && Terminal.outputTakesColor) : found
    }
}
