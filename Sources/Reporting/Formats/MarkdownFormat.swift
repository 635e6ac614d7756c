internal import Measuring

/// GitHub-flavored Markdown, for a pull request or an issue.
public struct MarkdownFormat: ReportFormat {
    /// The name after `--format`.
    public let name = "markdown"
    /// The usual extension of a file in this format.
    public let fileExtension = "md"

    /// The Markdown format.
    public init() {}

    /// The report as Markdown that ends in a newline.
    public func render(_ report: RunReport) -> String {
        var blocks = ["# rrbench \(escaped(report.title))"]
        if !report.strategyRule.isEmpty { blocks.append(escaped(report.strategyRule)) }
        if let sentence = report.stateSentence { blocks.append("**\(sentence)**") }
        blocks.append(report.verdicts.map(line).joined(separator: "\n"))
        blocks.append("**Requests:** \(report.requestsSentence)  \n**Throughput:** \(report.throughputSentence)")
        if let sentence = report.connectionsSentence { blocks.append("**Connections:** \(sentence)") }
        if let sentence = report.generatorSentence { blocks.append("**Generator:** \(sentence)") }
        var tables = [
            report.timesTable, report.kindsTable, report.backendsTable, report.backendsDistributionTable,
            report.spreadTable, report.dependenceTable, report.retriedTable, report.booksTable, report.cpuTable,
        ]
        if report.summary.requests.failed > 0 { tables += [report.outcomesTable, report.errorsTable] }
        if !report.summary.checks.isEmpty { tables.append(report.checksTable) }
        blocks += tables.filter { !$0.rows.isEmpty }.flatMap { ["## \($0.caption)", table($0)] }
        if let sentence = report.backendsSentence { blocks.append(escaped(sentence)) }
        if report.summary.requests.failed > 0 { blocks.append(escaped(RunReport.failureSentence)) }
        let facts = report.settings + report.host + [ReportFact("database", report.summary.run.database)]
        blocks.append(
            "## Setting\n\n" + facts.map { "- \(escaped($0.label)): \(escaped($0.value))" }.joined(separator: "\n")
        )
        return blocks.joined(separator: "\n\n") + "\n"
    }

    func line(_ verdict: VerdictLine) -> String {
        "- **\(verdict.word)** (\(verdict.topic.lowercased())): " + escaped(verdict.sentences.joined(separator: " "))
    }

    func table(_ table: ReportTable) -> String {
        let header = row(table.columns.map(\.title))
        let rule = "|" + table.columns.map { $0.isNumeric ? " ---: |" : " --- |" }.joined()
        return ([header, rule] + table.rows.map(row)).joined(separator: "\n")
    }

    private func row(_ cells: [String]) -> String { "|" + cells.map { " \(escaped($0)) |" }.joined() }

    /// The text with every character escaped that would start markup, HTML or another cell.
    func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "|", "*", "_", "`", "[", "]", "\\", "#": escaped += "\\\(character)"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\n", "\r\n", "\r": escaped += " "
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
