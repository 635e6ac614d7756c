public import Measuring

extension ComparisonReport {
    /// A verdict in a sentence with its figures.
    public func sentence(_ pair: PairComparison) -> String {
        let candidate = arms[pair.candidate].name
        let baseline = arms[pair.baseline].name
        let figures = figures(of: pair)
        switch pair.reason {
        case .shown:
            return "\(candidate) is \(pair.verdict.rawValue) than \(baseline): \(figures)."
        case .notSignificant:
            return "No difference shown between \(candidate) and \(baseline): \(figures)."
        case .belowMinimumEffect:
            let least = Quantity.number(study.rules.leastEffect(pair.metric) * 100)
            let unit = pair.metric.isRelative ? "%" : "points"
            return "No difference that matters between \(candidate) and \(baseline): \(figures), "
                + "which is less than the least effect of \(least) \(unit)."
        case .tooFewRuns:
            return "No verdict is possible between \(candidate) and \(baseline): \(figures), \(runsSentence(pair))."
        case .noFigure:
            return
                "No verdict on \(pair.metric.title) of \(candidate) and \(baseline): a run of each is needed that has it."
        }
    }

    /// The same for several metrics of one pair that share the reason; the figures are left to the table.
    func sentence(_ pairs: [PairComparison]) -> String {
        guard let first = pairs.first else { return "" }
        let metrics = pairs.map(\.metric.title)
        let list = metrics.dropLast().joined(separator: ", ") + " and " + metrics[metrics.count - 1]
        let both = "\(arms[first.candidate].name) and \(arms[first.baseline].name)"
        switch first.reason {
        case .shown, .notSignificant: return "No difference shown between \(both) in \(list)."
        case .belowMinimumEffect: return "No difference that matters between \(both) in \(list)."
        case .tooFewRuns:
            return "No verdict is possible between \(both) in \(list), \(runsSentence(first))."
        case .noFigure: return "No verdict on \(list) of \(both): a run of each is needed that has them."
        }
    }

    /// The two medians, the difference with its interval, and the corrected p.
    private func figures(of pair: PairComparison) -> String {
        guard let left = pair.baselineMedian, let right = pair.candidateMedian else { return pair.metric.title }
        var text =
            "\(pair.metric.title) \(Quantity.value(right, of: pair.metric)) against "
            + Quantity.value(left, of: pair.metric)
        if let difference = pair.difference {
            text += ", \(Quantity.difference(difference.estimate, of: pair.metric))"
            if pair.reason != .tooFewRuns { text += " \(Quantity.interval(difference.interval, of: pair.metric))" }
        }
        if let p = pair.adjustedP, pair.reason != .tooFewRuns { text += ", \(Quantity.probability(p))" }
        return text
    }

    /// How many runs there are, and how many it takes.
    private func runsSentence(_ pair: PairComparison) -> String {
        let counts = [pair.candidate, pair.baseline].map { study.arms[$0].values(pair.metric).count }
        let runs = counts == [1, 1] ? "one run each" : "\(counts[0]) and \(counts[1]) runs"
        let tests = study.familySize == 1 ? "1 test" : "\(study.familySize) tests"
        return "with \(runs): over \(tests) significance takes at least \(study.leastRuns) runs an arm"
    }

    /// What the p-values and intervals are, in a line under the verdicts.
    var methodSentence: String {
        let rules = study.rules
        let level = Quantity.number(rules.confidence * 100)
        return "The unit is the run. p: Mann–Whitney, two-sided, corrected by Holm over \(study.familySize) tests "
            + "(pairs × metrics whose runs are not all the same). Differences: Hodges–Lehmann with \(level) % intervals; medians with \(level) % "
            + "bootstrap intervals. A difference counts from \(Quantity.number(rules.minimumEffect * 100)) % on "
            + "(\(Quantity.number(rules.minimumShareEffect * 100)) points of a share)."
    }

    /// How far it got, in a sentence; `nil` for runs from the history.
    var roundsSentence: String? {
        guard let plannedRounds, let completeRounds else { return nil }
        let runs = arms.reduce(0) { $0 + $1.runs.count }
        let rounds = state == .complete ? "\(plannedRounds)" : "\(completeRounds) of \(plannedRounds)"
        let noun = plannedRounds == 1 ? "round" : "rounds"
        let stop = state == .complete ? "" : state == .failed ? " before a run failed" : " before it was stopped"
        return "\(rounds) \(noun)\(stop), \(runs) \(runs == 1 ? "run" : "runs") that count, \(excluded.count) left out."
    }
}
