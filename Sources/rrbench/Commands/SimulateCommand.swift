internal import ArgumentParser
internal import Experimenting
internal import Reporting

/// `rrbench simulate`: the same strategies in virtual time.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "The same strategies in virtual time, at any scale.",
        discussion: """
            Seeded and repeatable bit for bit. Several strategies get the same arrivals, demands and clients. Times \
            come with 95 % confidence intervals: of the mean from batch means, of differences (--compare) from ten \
            replications.

            Exit status: 0 done; 2 --validate found a miss; 64 wrong usage.
            """
    )

    @OptionGroup(title: "System")
    var system: SimulationOptions

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("A curve a strategy: utilization=A:B:STEP.", valueName: "range")
    )
    var sweep: String?

    @Flag(name: .long, help: "Print theory beside simulation; exit with 2 where they differ.")
    var validate = false

    @OptionGroup(title: "Output")
    var output: OutputOptions<Format>

    @Flag(name: .long, help: "Show no progress.")
    var noProgress = false

    /// How results are written.
    enum Format: String, CaseIterable, NamedFormats {
        /// Tables for people.
        case text
        /// A row a system.
        case csv
        /// A page with curves and tables.
        case html
        /// For programs.
        case json

        static var names: [String] { allCases.map(\.rawValue) }
    }

    func run() throws {
        let format = try output.name(among: validate ? ["text", "json"] : Format.names)
        let destination = try output.file()
        if validate { return try validate(asJSON: format == Format.json.rawValue, to: destination) }
        let scenario = try system.system()
        let study = SimulationStudy(
            scenario: scenario,
            strategies: try system.strategies(of: scenario),
            utilizations: try sweep.map(utilizations) ?? [],
            isComparison: system.compare != nil
        )
        let report = try study.run(progress: note)
        switch Format(rawValue: format) {
        case .text, nil: try destination.write(report.text)
        case .csv: try destination.write(report.csv)
        case .html: try destination.write(report.html)
        case .json: try destination.write(report.json)
        }
    }

    /// Theory beside simulation, at loads and sizes of its own.
    private func validate(asJSON: Bool, to destination: OutputFile) throws {
        if let flag = system.flagsThatValidationHas.first ?? sweep.map({ _ in "--sweep" }) {
            throw CommandFailure.usage(
                "--validate and \(flag) contradict each other: the systems with a closed form are given; "
                    + "only --requests and --seed apply."
            )
        }
        let scenario = try system.system()
        let study = TheoryStudy(requests: scenario.requests ?? TheoryStudy.requests, seed: scenario.seed ?? 1)
        let report = try study.run(progress: note)
        try destination.write(asJSON ? report.json : report.text)
        if !report.passed { throw ExitStatus.verdictFailed.exitCode }
    }

    private func utilizations(_ text: String) throws -> [Double] {
        let loads = [
            ("--utilization", system.utilization), ("--rate", system.rate), ("--stages", system.stages),
            ("--trace", system.trace),
        ]
        for (flag, value) in loads {
            try ArgumentValue.exclusive(
                ("--sweep", true),
                (flag, value != nil),
                because: "a sweep goes through loads of its own"
            )
        }
        try ArgumentValue.exclusive(
            ("--sweep", true),
            ("--compare", system.compare != nil),
            because: "differences are at one load; list the strategies of a sweep with --strategy"
        )
        return try SweepRange.utilizations(text)
    }

    private func note(_ sentence: String) {
        if !noProgress, Terminal.errorIsTerminal { Terminal.note(sentence) }
    }
}

extension SimulationOptions {
    /// The flags that were given although the systems of `--validate` are what they are.
    fileprivate var flagsThatValidationHas: [String] {
        [
            ("--scenario", scenario), ("--strategy", strategy), ("--compare", compare), ("--backends", backends),
            ("--clients", clients), ("--utilization", utilization), ("--rate", rate), ("--arrivals", arrivals),
            ("--stages", stages), ("--trace", trace),
            ("--service", service), ("--discipline", discipline), ("--warmup-requests", warmupRequests),
            ("--staleness", staleness),
        ].compactMap { $0.1 == nil ? nil : $0.0 }
    }
}
