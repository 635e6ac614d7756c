internal import Measuring

extension ComparisonReport {
    /// A row an arm: medians of what is judged, with their intervals.
    var armsTable: ReportTable {
        let metrics = study.rules.metrics
        return ReportTable(
            caption: "Medians over the runs, with \(Quantity.number(study.rules.confidence * 100)) % intervals",
            columns: [.text("arm"), .number("runs")] + metrics.map { .number($0.title) },
            rows: arms.indices.map { index in
                [arms[index].name, "\(arms[index].runs.count)"]
                    + metrics.map { metric in
                        guard let estimate = study.estimates[index].first(where: { $0.metric == metric }) else {
                            return "–"
                        }
                        return Self.cell(estimate)
                    }
            }
        )
    }

    private static func cell(_ estimate: MetricEstimate) -> String {
        let interval = estimate.median.interval
        let median = Quantity.value(estimate.median.median, of: estimate.metric)
        guard estimate.values.count > 1 else { return median }
        let (low, high) = (interval.lowerBound, interval.upperBound)
        let range = [low, high].map { Quantity.value($0, of: estimate.metric) }.joined(separator: " … ")
        return "\(median) (\(range))"
    }

    /// A row a pair and metric.
    var pairsTable: ReportTable {
        ReportTable(
            caption: "Pairs",
            columns: [
                .text("metric"), .text("candidate"), .text("baseline"), .number("candidate"), .number("baseline"),
            ]
                + ["difference", "interval", "p", "p (Holm)", "p (rounds)"].map { .number($0) } + [.text("verdict")],
            rows: study.pairs.map(cells)
        )
    }

    private func cells(_ pair: PairComparison) -> [String] {
        let medians = [pair.candidateMedian, pair.baselineMedian].map { value in
            value.map { Quantity.value($0, of: pair.metric) } ?? "–"
        }
        let difference = pair.difference.map { shift in
            [Quantity.difference(shift.estimate, of: pair.metric), Quantity.interval(shift.interval, of: pair.metric)]
        }
        let probabilities = [pair.pValue, pair.adjustedP, pair.pairedP].map { value in
            value.map { Quantity.probability($0).replacing("p = ", with: "").replacing("p < ", with: "< ") } ?? "–"
        }
        return [pair.metric.title, arms[pair.candidate].name, arms[pair.baseline].name] + medians
            + (difference ?? ["–", "–"]) + probabilities + [pair.verdict.rawValue.replacing("_", with: " ")]
    }

    /// What a reader needs to know of setting and machine.
    var facts: [ReportFact] {
        let number = id.map { [ReportFact("comparison", "\($0)")] } ?? []
        return settings + host + number + [ReportFact("database", database)]
    }

    /// A row a check.
    var checksTable: ReportTable {
        ReportTable(
            caption: "Checks",
            columns: [.text("check"), .number("observed"), .text("result")],
            rows: checks.map { [$0.expression, $0.observedText, $0.passed ? "passed" : "failed"] }
        )
    }
}
