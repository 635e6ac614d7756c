internal import ArgumentParser
internal import Experimenting
internal import Measuring
internal import Recording
internal import Reporting

/// `rrbench run`: one measured run.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "One measured run: load, record, report, judge.",
        discussion: """
            Without a URL it starts dummy backends and the embedded proxy and drives load through the proxy. With a \
            URL it drives a proxy or server that already runs.

            Exit status: 0 done; 1 could not run, or no request succeeded; 2 a check or the spread verdict failed; 3 the measurement is \
            invalid; 64 wrong usage; 130 interrupted.
            """
    )

    @Argument(help: "A proxy or server that already runs.")
    var url: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A built-in scenario or a YAML file; flags override it.", valueName: "name|file")
    )
    var scenario: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Do a recorded run again, by its number, a prefix of its uuid, or last; flags override it.",
            valueName: "run"
        )
    )
    var repeatOf: String?

    @OptionGroup(title: "Load")
    var load: LoadOptions

    @OptionGroup(title: "Proxy and backends (without a URL)")
    var topology: TopologyOptions

    @OptionGroup(title: "Request")
    var request: RequestOptions

    @OptionGroup(title: "Connections")
    var connection: ConnectionOptions

    @OptionGroup(title: "Checks")
    var checks: CheckOptions

    @OptionGroup(title: "Results")
    var results: DatabaseOptions

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Search for the highest rate at which a check holds, such as 'p99 < 20ms, errors == 0', by runs of -z (5s).",
            valueName: "check"
        )
    )
    var findMax: String?

    @OptionGroup(title: "Output")
    var output: OutputOptions<FormatCatalog>

    @Flag(name: .long, help: "Show no progress.")
    var noProgress = false

    func run() throws {
        if let findMax { return try search(for: findMax) }
        let expressions = try checks.expressions()
        let format = try output.chosenFormat()
        var plan = try plan(load: load)
        if !expressions.isEmpty { plan.checks = expressions }
        if let sentence = plan.lateFaults { Terminal.note("rrbench: \(sentence)") }
        let destination = try output.file()
        let junit = try checks.junitFile()
        var progress = ProgressDisplay()
        let experiment = Experiment(plan)
        SignalWatch.start { experiment.requestStop() }
        let report = try {
            defer { progress.finish() }
            return try noProgress ? experiment.run() : experiment.run { progress.show($0) }
        }()
        try destination.write(text(of: report, in: format))
        try checks.publish(report.assertionSuite, to: junit)
        let status = Self.status(of: report.summary)
        if status != .interrupted, let sentence = report.nothingSucceeded { Terminal.note("rrbench: \(sentence)") }
        throw status.exitCode
    }

    /// The experiment that the flags describe, with a load.
    func plan(load: LoadOptions) throws -> ExperimentPlan {
        let repetition = try repetition()
        var request = request
        let target = try (url ?? repetition?.url).map { try request.takeUser(from: $0) }
        let plan = try ExperimentPlan.make(
            from: repetition?.scenario ?? scenario.map(Scenario.load),
            url: target,
            load: load,
            topology: topology,
            request: request,
            connection: connection,
            database: results.db
        )
        if let strategy = topology.strategy, plan.proxyName == ProxyCatalog.direct {
            throw CommandFailure.usage(
                "--strategy \(strategy): without a proxy nothing balances; leave it out, or --proxy direct."
            )
        }
        return plan
    }

    /// The run to do again, with what stands against it said on standard error.
    private func repetition() throws -> RunRepetition? {
        guard let repeatOf else { return nil }
        try ArgumentValue.exclusive(
            ("--repeat-of", true),
            ("--scenario", scenario != nil),
            because: "both say what the run is"
        )
        let database = try ResultsDatabase(path: results.db, access: .existing)
        let stored = try database.run(matching: RunReference(repeatOf))
        let repetition = try RunRepetition(of: stored, in: database, version: Version.current)
        for note in repetition.notes + repetition.missingSecrets(given: request.namesOfHeaders) {
            Terminal.note("rrbench: \(note)")
        }
        return repetition
    }

    /// What a run's end means for a script.
    static func status(of summary: RunSummary) -> ExitStatus {
        summary.run.state == .interrupted ? .interrupted : verdict(of: summary)
    }

    /// What the verdicts of a summary mean for a script: figures that cannot be believed pass and fail no check.
    static func verdict(of summary: RunSummary) -> ExitStatus {
        if summary.validity.grade == .invalid { return .invalid }
        if summary.spread.outcome == .uneven || summary.checks.contains(where: { !$0.passed }) { return .verdictFailed }
        if summary.requests.sent > 0, summary.requests.succeeded == 0 { return .couldNotRun }
        return .success
    }
}
