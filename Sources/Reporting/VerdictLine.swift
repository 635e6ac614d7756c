internal import Measuring

/// A verdict as a report shows it: one word that can be seen from afar, and the sentence behind it.
struct VerdictLine: Equatable {
    /// Whether the word is good news; a format may color it.
    enum Tone: String, Equatable {
        case good, warning, bad, neutral
    }

    /// The verdict in one word, in capitals.
    var word: String
    /// What the verdict is about.
    var topic: String
    /// Whether it is good news.
    var tone: Tone
    /// The reasons.
    var sentences: [String]
}

extension RunReport {
    /// The three verdicts of a run, and that of its checks if it has any.
    var verdicts: [VerdictLine] {
        let lines = [validityLine, spreadLine, booksLine]
        return summary.checks.isEmpty ? lines : lines + [checksLine]
    }

    private var validityLine: VerdictLine {
        let reasons = summary.validity.reasons
        let praise = summary.run.mode == .open ? "The generator kept its schedule." : "The generator kept up."
        switch summary.validity.grade {
        case .valid: return VerdictLine(word: "VALID", topic: "Measurement", tone: .good, sentences: [praise])
        case .degraded: return VerdictLine(word: "DEGRADED", topic: "Measurement", tone: .warning, sentences: reasons)
        case .invalid: return VerdictLine(word: "INVALID", topic: "Measurement", tone: .bad, sentences: reasons)
        }
    }

    private var spreadLine: VerdictLine {
        let sentences = [spreadSentence] + (summary.spread.causes ?? []).map { Self.asSentence($0.sentence) }
        switch summary.spread.outcome {
        case .even: return VerdictLine(word: "EVEN", topic: "Spread", tone: .good, sentences: sentences)
        case .uneven: return VerdictLine(word: "UNEVEN", topic: "Spread", tone: .bad, sentences: sentences)
        case .notApplicable:
            return VerdictLine(word: "NO VERDICT", topic: "Spread", tone: .neutral, sentences: sentences)
        }
    }

    /// A cause as a sentence of its own.
    private static func asSentence(_ cause: String) -> String { cause.prefix(1).uppercased() + cause.dropFirst() }

    private var booksLine: VerdictLine {
        let sentences = [booksSentence]
        switch summary.reconciliation.outcome {
        case .balanced: return VerdictLine(word: "BALANCED", topic: "Books", tone: .good, sentences: sentences)
        case .unbalanced: return VerdictLine(word: "UNBALANCED", topic: "Books", tone: .bad, sentences: sentences)
        case .notApplicable:
            return VerdictLine(word: "NO VERDICT", topic: "Books", tone: .neutral, sentences: sentences)
        }
    }

    private var checksLine: VerdictLine {
        let failed = summary.checks.filter { !$0.passed }.map(\.sentence)
        if failed.isEmpty {
            let text = "All \(summary.checks.count) checks hold."
            return VerdictLine(word: "PASSED", topic: "Checks", tone: .good, sentences: [text])
        }
        let text = "\(failed.count) of \(summary.checks.count) checks do not hold: \(failed.joined(separator: "; "))."
        return VerdictLine(word: "FAILED", topic: "Checks", tone: .bad, sentences: [text])
    }
}
