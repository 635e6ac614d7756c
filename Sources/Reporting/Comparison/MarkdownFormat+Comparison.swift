internal import Measuring

extension MarkdownFormat: ComparisonFormat {
    /// The comparison as Markdown that ends in a newline.
    public func render(_ report: ComparisonReport) -> String {
        var blocks = ["# rrbench \(escaped(report.title))"]
        if let sentence = report.roundsSentence { blocks.append(escaped(sentence)) }
        blocks.append(report.verdictLines.map(line).joined(separator: "\n"))
        var tables = [report.armsTable, report.pairsTable]
        if !report.checks.isEmpty { tables.append(report.checksTable) }
        blocks += tables.filter { !$0.rows.isEmpty }.flatMap { ["## \($0.caption)", table($0)] }
        blocks.append(escaped(report.methodSentence))
        blocks.append(
            "## Setting\n\n"
                + report.facts.map { "- \(escaped($0.label)): \(escaped($0.value))" }.joined(separator: "\n")
        )
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }
}
