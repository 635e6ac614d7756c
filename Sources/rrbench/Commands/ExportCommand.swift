internal import ArgumentParser
internal import Experimenting
internal import Measuring
internal import Recording
internal import Reporting

/// `rrbench export`: a recorded run as CSV.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a recorded run as CSV.",
        discussion: "RFC 4180 with a header row; rows are streamed, so a run of any size takes little memory."
    )

    /// The tables there are.
    enum Table: String, CaseIterable {
        /// A row a request.
        case requests
        /// One row with every figure of the summary.
        case summary
        /// A row a backend.
        case backends
        /// A row for each value of the timeline.
        case timeline
        /// A row for each point of the percentile curves.
        case latency
        /// A row a pair and metric: of several runs, or of the comparison that one run is part of.
        case comparison
    }

    @Argument(
        help: ArgumentHelp(
            "The run's number, a prefix of its uuid, or 'last'; several for a comparison of them. (default: last)",
            valueName: "run"
        )
    )
    var references: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("\(Table.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "table")
    )
    var table = Table.requests.rawValue

    @OptionGroup(title: "Results")
    var results: DatabaseOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file")
    )
    var output: String?

    func run() throws {
        guard let table = Table(rawValue: table) else {
            throw CommandFailure.usage(
                "--table \(table): choose one of \(Table.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        try refuseWrongNumber(for: table)
        let destination = try OutputFile(output)
        let database = try ResultsDatabase(path: results.db, access: .existing)
        if table == .comparison, references.count > 1 { return try writeComparison(in: database, to: destination) }
        let stored = try database.run(matching: RunReference(references.first ?? "last"))
        let sink = try destination.stream()
        let export = RunExport(database, of: stored)
        switch table {
        case .requests: try export.requests(to: sink.write)
        case .summary: try export.summary(to: sink.write)
        case .backends: try export.backends(to: sink.write)
        case .timeline: try export.timeline(to: sink.write)
        case .latency: try export.latency(to: sink.write)
        case .comparison: try export.comparison(to: sink.write, note: Terminal.note)
        }
        try sink.finish()
    }

    private func refuseWrongNumber(for table: Table) throws {
        guard references.count > 1, table != .comparison else { return }
        throw CommandFailure.usage("--table \(table.rawValue) is of one run, not of \(references.count).")
    }

    /// The runs held against each other with the rules that `compare` has by default.
    private func writeComparison(in database: ResultsDatabase, to destination: OutputFile) throws {
        let runs = references.map { RunReference($0) }
        let history = HistoryComparison(database)
        let metrics = ComparisonMetric.judgedByDefault(inOpenLoop: try history.isOpenLoop(runs))
        let report = try history.report(of: runs, rules: ComparisonRules(metrics: metrics))
        try destination.write(ComparisonCSVFormat().render(report))
    }
}
