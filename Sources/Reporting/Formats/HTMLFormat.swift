internal import Measuring

/// One self-contained HTML file: verdicts first, inline SVG, nothing loaded from anywhere; light, dark and printable.
///
/// Every figure has its values as a table and the SQL behind it. It reads fully without script; the one script there is
/// makes buttons that copy that SQL.
public struct HTMLFormat: ReportFormat {
    /// The name after `--format`.
    public let name = "html"
    /// The usual extension of a file in this format.
    public let fileExtension = "html"
    /// Charts over time are drawn from the report's series.
    public let needsSeries = true

    /// The HTML format.
    public init() {}

    /// The report as a whole HTML document that ends in a newline.
    public func render(_ report: RunReport) -> String {
        HTMLPage.report(
            title: report.title,
            introduction: "\(rule(report))\n\(HTMLPage.verdicts(report.verdicts))",
            sections: sections(report)
        )
    }

    private func rule(_ report: RunReport) -> String {
        let state = report.stateSentence.map { "\n<p><strong>\(HTMLText.escaped($0))</strong></p>" } ?? ""
        return (report.strategyRule.isEmpty ? "" : "\n<p class=\"soft\">\(HTMLText.escaped(report.strategyRule))</p>")
            + state
    }

    private func sections(_ report: RunReport) -> [HTMLSection] {
        let queries = RunQueries(run: report.summary.run.id, slots: report.series?.slots)
        let percentiles = PercentileFigure(
            curves: [
                ("latency (from the intended send)", report.latencyCurve),
                ("service time (from the actual send)", report.serviceCurve),
            ],
            title: "Times by percentile",
            caption: "Both axes are logarithmic: each nine takes as much room as the one before.",
            sql: queries.percentiles
        )
        let sentence = report.backendsSentence.map { ["<p>\(HTMLText.escaped($0))</p>"] } ?? []
        return [
            HTMLSection("requests", "Requests", [facts(report)]),
            HTMLSection("latency", "Latency", [percentiles.figure.html, report.timesTable.html]),
            HTMLSection("kinds", "Requests by kind", [report.kindsTable.htmlUnlessEmpty]),
            HTMLSection("time", "Over time", report.timeFigures.map(\.html)),
            HTMLSection(
                "backends",
                "Backends",
                report.backendFigures.map(\.html)
                    + (report.summary.backends.isEmpty ? [] : [report.backendsTable.html] + sentence)
                    + [
                        report.backendsDistributionTable.htmlUnlessEmpty, report.spreadTable.html,
                        report.dependenceTable.htmlUnlessEmpty, report.retriedTable.htmlUnlessEmpty,
                    ]
            ),
            HTMLSection("books", "Books", [report.booksTable.html, HTMLFigure.query(queries.books)]),
            HTMLSection("outcomes", "Outcomes", outcomes(report, queries)),
            HTMLSection("checks", "Checks", [report.checksTable.htmlUnlessEmpty]),
            HTMLSection("cpu", "Processor time", [report.cpuTable.html]),
            HTMLSection("setting", "Setting", [setting(report)]),
        ]
    }

    private func facts(_ report: RunReport) -> String {
        let connections = report.connectionsSentence.map { [ReportFact("Connections", $0)] } ?? []
        let generator = report.generatorSentence.map { [ReportFact("Generator", $0)] } ?? []
        return HTMLPage.facts(
            [
                ReportFact("Requests", report.requestsSentence),
                ReportFact("Throughput", report.throughputSentence),
            ] + connections + generator
        )
    }

    private func outcomes(_ report: RunReport, _ queries: RunQueries) -> [String] {
        guard report.summary.requests.failed > 0 else { return [report.outcomesTable.htmlUnlessEmpty] }
        return [
            report.outcomesTable.html, report.errorsTable.htmlUnlessEmpty,
            "<p>\(HTMLText.escaped(RunReport.failureSentence))</p>", HTMLFigure.query(queries.errors),
        ]
    }

    /// Whether the figures may be believed, and on what machine they were measured.
    private func setting(_ report: RunReport) -> String {
        let validity = ReportFact(
            "Validity",
            ([report.summary.validity.grade.rawValue] + report.summary.validity.reasons).joined(separator: ": ")
        )
        let run = [ReportFact("Database", report.summary.run.database), ReportFact("Run", report.summary.run.uuid)]
        return HTMLPage.facts([validity] + report.settings + report.host + run)
    }
}
