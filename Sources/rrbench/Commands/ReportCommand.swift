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

    @OptionGroup(title: "Checks")
    var checks: CheckOptions

    @OptionGroup(title: "Results")
    var results: DatabaseOptions

    @OptionGroup(title: "Output")
    var output: OutputOptions<FormatCatalog>

    func run() throws {
        let expressions = try checks.expressions()
        let format = try output.chosenFormat()
        let destination = try output.file()
        let junit = try checks.junitFile()
        let database = try ResultsDatabase(path: results.db, access: .existing)
        let stored = try database.run(matching: RunReference(reference))
        var report = try RunReader(database).report(of: stored, withSeries: format.needsSeries)
        report.summary.judge(by: expressions)
        try destination.write(format.render(report))
        guard !expressions.isEmpty || junit != nil else { return }
        try checks.publish(report.assertionSuite, to: junit)
        if !expressions.isEmpty { throw RunCommand.verdict(of: report.summary).exitCode }
    }
}
