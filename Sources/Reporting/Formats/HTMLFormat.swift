internal import Measuring

/// One self-contained HTML file: inline SVG, no script, nothing loaded from anywhere; light, dark and printable.
public struct HTMLFormat: ReportFormat {
    /// The name after `--format`.
    public let name = "html"
    /// The usual extension of a file in this format.
    public let fileExtension = "html"

    /// The HTML format.
    public init() {}

    /// The report as a whole HTML document that ends in a newline.
    public func render(_ report: RunReport) -> String {
        let main = "<main>\n\(sections(report).joined(separator: "\n"))\n</main>"
        let body = [header(report), main, footer(report)].joined(separator: "\n")
        return HTMLPage.document(title: "rrbench \(report.title)", body: body)
    }

    private func header(_ report: RunReport) -> String {
        let rule = report.strategyRule.isEmpty ? "" : "\n<p class=\"soft\">\(HTMLText.escaped(report.strategyRule))</p>"
        return """
            <header>
            <h1>rrbench \(HTMLText.escaped(report.title))</h1>\(rule)
            <ul class="verdicts">
            \(report.verdicts.map(card).joined(separator: "\n"))
            </ul>
            </header>
            """
    }

    private func card(_ verdict: VerdictLine) -> String {
        let sentences = verdict.sentences.map { "<p>\(HTMLText.escaped($0))</p>" }.joined()
        return """
            <li class="\(verdict.tone.rawValue)"><span class="soft">\(verdict.topic)</span>\
            <strong>\(verdict.word)</strong>\(sentences)</li>
            """
    }

    private func sections(_ report: RunReport) -> [String] {
        let chart = PercentileChart(latency: report.latencyCurve, service: report.serviceCurve).svg
        let shares = ShareChart(backends: report.summary.backends).svg
        var sections = [
            section(
                "Requests",
                facts(
                    [
                        ReportFact("Requests", report.requestsSentence),
                        ReportFact("Throughput", report.throughputSentence),
                    ] + (report.connectionsSentence.map { [ReportFact("Connections", $0)] } ?? [])
                        + (report.generatorSentence.map { [ReportFact("Generator", $0)] } ?? [])
                )
            ),
            section(
                "Latency",
                figure(chart, "Times by percentile; both axes are logarithmic.") + report.timesTable.html
            ),
            section(
                "Backends",
                figure(shares, "Share of the measured requests; the mark is the expected share.")
                    + report.backendsTable.html
            ),
            section("Spread and books", report.spreadTable.html + report.booksTable.html),
            section("Processor time", report.cpuTable.html),
        ]
        if report.summary.requests.failed > 0 {
            let errors = report.errorsTable.rows.isEmpty ? "" : report.errorsTable.html
            let note = "<p>\(HTMLText.escaped(RunReport.failureSentence))</p>"
            sections.append(section("Outcomes", report.outcomesTable.html + errors + note))
        }
        if !report.summary.checks.isEmpty { sections.append(section("Checks", report.checksTable.html)) }
        return sections
    }

    private func section(_ title: String, _ content: String) -> String {
        "<section>\n<h2>\(title)</h2>\n\(content)\n</section>"
    }

    private func figure(_ svg: String, _ caption: String) -> String {
        svg.isEmpty ? "" : "<figure>\n\(svg)\n<figcaption>\(caption)</figcaption>\n</figure>\n"
    }

    private func footer(_ report: RunReport) -> String {
        let run = [ReportFact("Database", report.summary.run.database), ReportFact("Run", report.summary.run.uuid)]
        return "<footer>\n<h2>Setting</h2>\n\(facts(report.settings + report.host + run))\n</footer>"
    }

    private func facts(_ facts: [ReportFact]) -> String {
        let rows = facts.map { "<dt>\(HTMLText.escaped($0.label))</dt><dd>\(HTMLText.escaped($0.value))</dd>" }
        return "<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
    }
}
