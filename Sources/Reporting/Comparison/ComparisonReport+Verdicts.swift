internal import Measuring

extension ComparisonReport {
    /// The verdicts, what is shown first; then warnings and runs left out.
    var verdictLines: [VerdictLine] { shownLines + otherLines + checkLines + warningLines }

    private var shownLines: [VerdictLine] {
        study.pairs.filter { $0.reason == .shown }.map { pair in
            let isBetter = pair.verdict == .better
            return VerdictLine(
                word: isBetter ? "BETTER" : "WORSE",
                topic: pair.metric.title,
                tone: isBetter ? .good : .bad,
                sentences: [sentence(pair)]
            )
        }
    }

    /// What is not shown, a line for the metrics of a pair that share the reason; their figures are in the table.
    private var otherLines: [VerdictLine] {
        var groups: [(pairs: [PairComparison], first: PairComparison)] = []
        for pair in study.pairs where pair.reason != .shown {
            let index = groups.firstIndex { group in
                (group.first.baseline, group.first.candidate) == (pair.baseline, pair.candidate)
                    && group.first.reason == pair.reason
            }
            if let index { groups[index].pairs.append(pair) } else { groups.append(([pair], pair)) }
        }
        return groups.map { group in
            VerdictLine(
                word: "NOT SHOWN",
                topic: group.pairs.map(\.metric.title).joined(separator: ", "),
                tone: .neutral,
                sentences: [group.pairs.count == 1 ? sentence(group.first) : sentence(group.pairs)]
            )
        }
    }

    private var checkLines: [VerdictLine] {
        checks.filter { !$0.passed }.map { check in
            VerdictLine(word: "FAILED", topic: "Checks", tone: .bad, sentences: ["\(check.sentence)."])
        }
    }

    private var warningLines: [VerdictLine] {
        var lines = warnings.map { VerdictLine(word: "WARNING", topic: "Setting", tone: .warning, sentences: [$0]) }
        lines += excluded.map { run in
            VerdictLine(word: "LEFT OUT", topic: "Runs", tone: .warning, sentences: [run.sentence])
        }
        return lines
    }
}
