internal import Measuring

extension ComparisonReport {
    /// The most pairs that a plot shows, those with the greatest differences first.
    private static let mostRows = 40

    /// The differences of every pair in one metric.
    func forestPlot(_ metric: ComparisonMetric) -> ForestPlot {
        let pairs = study.pairs.filter { $0.metric == metric && $0.candidateMedian != nil && $0.baselineMedian != nil }
        let shown =
            pairs.count <= Self.mostRows
            ? pairs
            : Array(pairs.sorted { Self.size($0) > Self.size($1) }.prefix(Self.mostRows))
        let rest = pairs.count - shown.count
        let wish = metric.direction == .lowerIsBetter ? "less is better" : "more is better"
        return ForestPlot(
            title: "\(metric.title): \(wish)" + (rest > 0 ? ", the \(shown.count) greatest of \(pairs.count)" : ""),
            rows: shown.map(row),
            leastEffect: study.rules.leastEffect(metric),
            label: { value in
                Quantity.number((value * 10_000).rounded() / 100) + (metric.isRelative ? " %" : " points")
            }
        )
    }

    private static func size(_ pair: PairComparison) -> Double { pair.difference?.estimate.magnitude ?? 0 }

    private func row(_ pair: PairComparison) -> ForestPlot.Row {
        let difference = pair.difference.map { shift in
            "\(Quantity.difference(shift.estimate, of: pair.metric)) \(Quantity.interval(shift.interval, of: pair.metric))"
        }
        let tone: VerdictLine.Tone =
            switch pair.verdict {
            case .better: .good
            case .worse: .bad
            case .noDifference: .neutral
            }
        let verdict = pair.verdict == .noDifference ? "no difference shown" : pair.verdict.rawValue
        return ForestPlot.Row(
            label: "\(arms[pair.candidate].name) against \(arms[pair.baseline].name)",
            figures: "\(verdict): \(difference ?? "no difference can be given")",
            tone: tone,
            estimate: pair.difference?.estimate,
            interval: pair.difference?.interval
        )
    }

    /// Latency by percentile of every arm, each the median over its runs; the first dozen of more arms.
    var percentileFigure: HTMLFigure {
        let shown = arms.prefix(Palette.mostSeries)
        let rest = arms.count - shown.count
        return PercentileFigure(
            curves: shown.map { ($0.name, $0.latencyCurve) },
            title: "Latency by percentile",
            caption: "At each percentile the median over the runs of an arm; both axes are logarithmic."
                + (rest > 0 ? " The first \(shown.count) of \(arms.count) arms." : ""),
            sql: RunQueries.percentiles(ofRuns: arms.flatMap(\.runs))
        ).figure
    }
}
