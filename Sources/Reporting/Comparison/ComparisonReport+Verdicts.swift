internal import Measuring

extension ComparisonReport {
    /// A line a verdict: what is shown first, then what is not; warnings and runs left out at the end.
    var verdictLines: [VerdictLine] {
        let shown = study.pairs.filter { $0.reason == .shown }
        let others = study.pairs.filter { $0.reason != .shown }
        return (shown + others).map(verdictLine) + warningLines
    }

    private func verdictLine(_ pair: PairComparison) -> VerdictLine {
        let sentences = [sentence(pair)]
        switch pair.verdict {
        case .better: return VerdictLine(word: "BETTER", topic: pair.metric.title, tone: .good, sentences: sentences)
        case .worse: return VerdictLine(word: "WORSE", topic: pair.metric.title, tone: .bad, sentences: sentences)
        case .noDifference:
            return VerdictLine(word: "NOT SHOWN", topic: pair.metric.title, tone: .neutral, sentences: sentences)
        }
    }

    private var warningLines: [VerdictLine] {
        var lines = warnings.map { VerdictLine(word: "WARNING", topic: "Setting", tone: .warning, sentences: [$0]) }
        lines += excluded.map { run in
            let text = "Run \(run.id) (\(run.arm)) is in no figure: \(run.reason)"
            return VerdictLine(word: "LEFT OUT", topic: "Runs", tone: .warning, sentences: [text])
        }
        return lines
    }
}
