internal import Measuring

/// What a person sees after `rrbench run`: verdicts first, then the figures in aligned columns.
public struct TextFormat: ReportFormat {
    /// The name after `--format`.
    public let name = "text"
    /// The usual extension of a file in this format.
    public let fileExtension = "txt"
    /// Whether verdicts and headings carry ANSI colors; off for files, pipes and `NO_COLOR`.
    public var usesColor: Bool

    private static let labelWidth = 15
    static let lineWidth = 100
    private static let barWidth = 30

    /// A text format, plain unless colors are asked for.
    public init(usesColor: Bool = false) {
        self.usesColor = usesColor
    }

    /// The report as text that ends in a newline.
    public func render(_ report: RunReport) -> String {
        let about = [report.strategyRule, report.stateSentence ?? ""].filter { !$0.isEmpty }
        var sections = [[bold(report.title)] + about]
        sections.append(report.verdicts.flatMap(lines))
        sections.append([
            label("requests") + report.requestsSentence,
            label("throughput") + report.throughputSentence,
        ])
        if let sentence = report.connectionsSentence { sections[2].append(label("connections") + sentence) }
        if let sentence = report.generatorSentence { sections[2].append(label("generator") + sentence) }
        sections.append(report.timesTable.textLines(indent: ""))
        if !report.latencyBuckets.isEmpty { sections.append([bold("Latency")] + histogram(report)) }
        if !report.summary.backends.isEmpty { sections.append([bold("Backends")] + backends(report)) }
        if !report.kindsTable.rows.isEmpty { sections.append(table(report.kindsTable)) }
        sections.append([
            label("spread") + pairs(report.spreadTable)
        ])
        if !report.dependenceTable.rows.isEmpty {
            sections[sections.count - 1].append(label("dependence") + pairs(report.dependenceTable))
        }
        sections[sections.count - 1] += [
            label("books") + pairs(report.booksTable),
            label("cpu/request") + pairs(report.cpuTable),
        ]
        if !report.retriedTable.rows.isEmpty { sections.append(table(report.retriedTable)) }
        if report.summary.requests.failed > 0 { sections += failures(report) }
        if !report.summary.checks.isEmpty { sections.append(table(report.checksTable)) }
        let facts = report.settings + report.host + [ReportFact("database", report.summary.run.database)]
        sections.append(facts.flatMap(lines))
        return sections.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    /// What went wrong, and what that means for the percentiles above.
    private func failures(_ report: RunReport) -> [[String]] {
        let note = RunReport.failureSentence.wrapped(to: Self.lineWidth)
        guard !report.errorsTable.rows.isEmpty else { return [table(report.outcomesTable), note] }
        return [table(report.outcomesTable), table(report.errorsTable), note]
    }

    /// A fact in a line, or in several if it is a text.
    func lines(_ fact: ReportFact) -> [String] {
        let label = label(fact.label)
        guard label.count + fact.value.count > Self.lineWidth else { return [label + fact.value] }
        let text = fact.value.wrapped(to: Self.lineWidth - label.count)
        return text.enumerated().map { ($0 == 0 ? label : "".padded(to: label.count)) + $1 }
    }

    func lines(_ verdict: VerdictLine) -> [String] {
        let text = verdict.sentences.joined(separator: " ").wrapped(to: Self.lineWidth - Self.labelWidth)
        return text.enumerated().map { index, line in
            let word = (index == 0 ? verdict.word : "").padded(to: Self.labelWidth)
            return styled(word, verdict.tone) + line
        }
    }

    /// One bar for each bucket, as long as its part of the fullest one.
    private func histogram(_ report: RunReport) -> [String] {
        let most = report.latencyBuckets.map(\.count).max() ?? 0
        let total = report.latencyBuckets.reduce(0) { $0 + $1.count }
        let table = ReportTable(
            caption: "Latency",
            columns: [.number(""), .number(""), .number(""), .text("")],
            rows: report.latencyBuckets.map { bucket in
                [
                    "≤ " + Quantity.time(nanoseconds: bucket.upperNanoseconds), DecimalText.grouped(bucket.count),
                    Quantity.percent(bucket.count, of: total),
                    Bar.text(Double(bucket.count) / Double(max(most, 1)), width: Self.barWidth),
                ]
            }
        )
        return Array(table.textLines().dropFirst())
    }

    /// The backends with a bar for each share, the widest share full.
    private func backends(_ report: RunReport) -> [String] {
        var table = report.backendsTable
        let listed = report.listedBackends
        let widest = listed.map(\.share).max() ?? 0
        table.columns.append(.text(""))
        for (index, backend) in listed.enumerated() {
            table.rows[index].append(Bar.text(widest == 0 ? 0 : backend.share / widest, width: Self.barWidth / 2))
        }
        guard let sentence = report.backendsSentence else { return table.textLines() }
        return table.textLines() + sentence.wrapped(to: Self.lineWidth) + [""]
            + self.table(report.backendsDistributionTable)
    }

    private func table(_ table: ReportTable) -> [String] { [bold(table.caption)] + table.textLines() }

    private func pairs(_ table: ReportTable) -> String {
        zip(table.columns, table.rows.first ?? []).map { "\($0.title) \($1)" }.joined(separator: " · ")
    }

    func label(_ text: String) -> String { text.padded(to: max(Self.labelWidth, text.count + 1)) }

    func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    private func styled(_ text: String, _ tone: VerdictLine.Tone) -> String {
        guard usesColor else { return text }
        let color =
            switch tone {
            case .good: "32"
            case .warning: "33"
            case .bad: "31"
            case .neutral: "36"
            }
        return "\u{1B}[1;\(color)m\(text)\u{1B}[0m"
    }
}
