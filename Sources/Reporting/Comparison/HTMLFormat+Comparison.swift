internal import Measuring

extension HTMLFormat: ComparisonFormat {
    /// The most verdicts that are shown as cards; the others are in the figures and the table of pairs.
    private static let mostCards = 8

    /// The comparison as a whole HTML document that ends in a newline: verdicts first, then differences with their
    /// intervals, the arms' percentiles over each other, and the tables.
    public func render(_ report: ComparisonReport) -> String {
        let sections = [
            HTMLSection("differences", "Differences", differences(report)),
            HTMLSection("latency", "Latency", [report.percentileFigure.html]),
            HTMLSection("arms", "Arms", [report.armsTable.htmlUnlessEmpty]),
            HTMLSection("pairs", "Pairs", [report.pairsTable.htmlUnlessEmpty, note(report.methodSentence)]),
            HTMLSection("checks", "Checks", [report.checksTable.htmlUnlessEmpty]),
            HTMLSection("setting", "Setting", [HTMLPage.facts(report.facts)]),
        ]
        return HTMLPage.report(
            title: report.title,
            introduction: "\n\(report.roundsSentence.map(note) ?? "")\n\(verdicts(report))",
            sections: sections
        )
    }

    private func verdicts(_ report: ComparisonReport) -> String {
        let lines = report.verdictLines
        let cards = HTMLPage.verdicts(Array(lines.prefix(Self.mostCards)))
        guard lines.count > Self.mostCards else { return cards }
        let rest = HTMLPage.verdicts(Array(lines.dropFirst(Self.mostCards)))
        return cards + "\n" + HTMLFigure.details("More verdicts and warnings: \(lines.count - Self.mostCards)", rest)
    }

    private func differences(_ report: ComparisonReport) -> [String] {
        let plots = report.study.rules.metrics.map { metric in
            let plot = report.forestPlot(metric)
            let sql = RunQueries.values(of: metric, ofRuns: report.arms.flatMap(\.runs))
            return plot.rows.isEmpty
                ? "" : "<h3>\(HTMLText.escaped(plot.title))</h3>\n\(plot.html)\n\(HTMLFigure.query(sql))"
        }.filter { !$0.isEmpty }
        if plots.isEmpty { return [] }
        return plots + [
            note(
                "The point is the typical difference between a run of the one and a run of the other, the line its "
                    + "interval, the dark rule no difference; the area around it is too small to matter. What is grey is "
                    + "not shown to differ."
            )
        ]
    }

    private func note(_ sentence: String) -> String { "<p class=\"soft\">\(HTMLText.escaped(sentence))</p>" }
}
