internal import Measuring

extension RateSearchReport {
    /// One self-contained HTML file: the result, latency against rate, and the trials.
    public var html: String {
        let title = "Highest rate with \(objective)"
        let body = """
            <header>
            <h1>rrbench \(HTMLText.escaped(title))</h1>
            \(HTMLPage.verdicts([verdict]))
            </header>
            <main>
            \(HTMLSection("trials", "Latency by rate", [figure.html, table.html]).html)
            </main>
            """
        return HTMLPage.document(title: "rrbench \(title)", body: body)
    }

    private var verdict: VerdictLine {
        guard let confirmation else {
            let word = isInterrupted ? "INTERRUPTED" : "NOT FOUND"
            return VerdictLine(word: word, topic: objective, tone: .warning, sentences: sentences)
        }
        return VerdictLine(
            word: Quantity.rate(confirmation.rate),
            topic: "Highest rate with \(objective)",
            tone: .good,
            sentences: sentences
        )
    }

    private var figure: HTMLFigure {
        let curve = curve.filter { $0.p99 > 0 }
        let nanoseconds = curve.flatMap { [$0.p50, $0.p99] }.map { Int64($0 * 1000) }
        let highest = curve.map(\.rate).max() ?? 0
        func points(_ value: (RateTrial) -> Double) -> [ChartSeries.Point] {
            curve.map { ChartSeries.Point(x: $0.rate, y: value($0) * 1000) }
        }
        let chart = LineChart(
            frame: ChartFrame(
                name: "rate-latency",
                title: "Latency by rate",
                description: sentences.joined(separator: " "),
                horizontal: .upward("requests a second", to: highest),
                vertical: .times("latency", enclosing: nanoseconds),
                height: 320
            ),
            series: [
                ChartSeries("p99", points(\.p99), style: 1, showsPoints: true),
                ChartSeries("p50", points(\.p50), style: 0, showsPoints: true),
            ],
            marks: limit.map { [ChartMark(start: $0.rate, end: highest > $0.rate ? highest : nil)] } ?? []
        )
        return HTMLFigure(
            name: "rate-latency",
            title: "Latency by rate",
            svg: curve.isEmpty ? "" : chart.svg,
            keys: chart.keys,
            caption: "Each point is a trial. The objective was missed from the red line on."
        )
    }
}
