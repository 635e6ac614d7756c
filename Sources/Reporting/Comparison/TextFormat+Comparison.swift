internal import Measuring

extension TextFormat: ComparisonFormat {
    /// The comparison as text that ends in a newline: verdicts first, then the figures in aligned columns.
    public func render(_ report: ComparisonReport) -> String {
        var sections = [[bold(report.title)] + (report.roundsSentence.map { [$0] } ?? [])]
        sections.append(report.verdictLines.flatMap(lines))
        sections.append([bold(report.armsTable.caption)] + report.armsTable.textLines())
        if !report.study.pairs.isEmpty {
            sections.append([bold(report.pairsTable.caption)] + report.pairsTable.textLines())
        }
        if !report.checks.isEmpty {
            sections.append([bold(report.checksTable.caption)] + report.checksTable.textLines())
        }
        sections.append(report.methodSentence.wrapped(to: Self.lineWidth))
        sections.append(report.facts.flatMap(lines))
        return sections.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }
}
