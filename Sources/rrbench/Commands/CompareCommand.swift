internal import ArgumentParser
internal import Experimenting
internal import Measuring
internal import Recording
internal import Reporting

/// `rrbench compare`: several arms, the same seeded arrivals, and a verdict on each pair.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Several strategies on the same arrivals, with a verdict on each pair.",
        discussion: """
            Every round runs each arm once, on the same seeded arrivals; rounds are interleaved and repeated, and the \
            run is the unit of the statistics: Mann-Whitney, corrected over all pairs and metrics (docs/comparison.md). \
            With runs as arguments it compares those from the history.

            Without -z and -n, the arms share 10s a round, a second each at least; a scenario whose load or backends \
            change in time keeps its own times.

            A check on a run's figures must hold in more than half of the runs of each arm, one on 'pairs', 'arms' or \
            'comparison' once: 'count(pairs.verdict == worse) == 0' (docs/checks.md).

            Exit status: 0 done; 1 could not run; 2 a check failed; 3 no verdict, because runs are invalid; 64 wrong \
            usage; 130 interrupted (complete rounds are reported).
            """
    )

    @Argument(help: ArgumentHelp("Recorded runs to compare, instead of driving load.", valueName: "run"))
    var runs: [String] = []

    @OptionGroup(title: "Comparison")
    var comparison: ComparisonOptions

    @OptionGroup(title: "Checks")
    var checks: CheckOptions

    @OptionGroup(title: "Load of each run")
    var load: LoadOptions

    @OptionGroup(title: "Proxy and backends")
    var topology: TopologyOptions

    @OptionGroup(title: "Request")
    var request: RequestOptions

    @OptionGroup(title: "Connections (TLS, HTTP/2, sockets and what else needs a URL is for run)")
    var connection: ConnectionOptions

    @OptionGroup(title: "Results")
    var results: DatabaseOptions

    @OptionGroup(title: "Output")
    var output: OutputOptions<ComparisonFormatCatalog>

    @Flag(name: .long, help: "Show no progress.")
    var noProgress = false

    func run() throws {
        let format = try output.chosenFormat()
        let destination = try output.file()
        let junit = try checks.junitFile()
        let expressions = try checks.expressions(mayNameComparison: true)
        let report = try runs.isEmpty ? drive(expressions) : compareHistory(expressions)
        try destination.write(format.render(report))
        try checks.publish(report.assertionSuite, to: junit)
        if let failure = report.failure { throw CommandFailure.couldNotRun(failure) }
        throw Self.status(of: report).exitCode
    }

    private func drive(_ checks: [CheckExpression]) throws -> ComparisonReport {
        let plan = try ComparisonSetup(
            comparison: comparison,
            checks: checks,
            load: load,
            topology: topology,
            request: request,
            connection: connection,
            database: results.db
        ).plan()
        let running = Comparison(plan)
        SignalWatch.start { running.requestStop() }
        var display = ComparisonDisplay()
        defer { display.finish() }
        return try running.run { if !noProgress { display.show($0) } }
    }

    private func compareHistory(_ checks: [CheckExpression]) throws -> ComparisonReport {
        let given = [
            comparison.flagsThatDriveLoad, load.givenFlags, topology.givenFlags, request.givenFlags,
            connection.givenFlags,
        ]
        if let flag = given.joined().first {
            throw CommandFailure.usage("\(flag) and runs from the history contradict each other: leave one out.")
        }
        guard runs.count > 1 else {
            throw CommandFailure.usage("compare \(runs[0]): name the runs that it is to be compared with as well.")
        }
        let database = try ResultsDatabase(path: results.db, access: .existing)
        let references = runs.map { RunReference($0) }
        let history = HistoryComparison(database)
        let rules = try comparison.rules(isOpenLoop: history.isOpenLoop(references))
        return try history.report(of: references, rules: rules, checks: checks)
    }

    /// What a comparison means for a script.
    static func status(of report: ComparisonReport) -> ExitStatus {
        if report.state == .interrupted { return .interrupted }
        if report.isInvalid { return .invalid }
        if report.checks.contains(where: { !$0.passed }) { return .verdictFailed }
        return .success
    }
}
