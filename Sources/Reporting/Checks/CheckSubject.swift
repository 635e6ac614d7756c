/// What the figures that a check names are of.
public enum CheckSubject: CaseIterable, Sendable {
    /// One run: `p99 < 20ms`. Of several runs, each is asked.
    case run
    /// A comparison of runs: `count(pairs.verdict == worse) == 0`.
    case comparison

    /// The names of its figures.
    var vocabulary: CheckVocabulary {
        switch self {
        case .run: .run
        case .comparison: .comparison
        }
    }

    /// What to say of a figure in a check of the other subject.
    var words: String {
        switch self {
        case .run: "a run; a check on a comparison cannot name it, so make two checks"
        case .comparison: "a comparison, which 'rrbench compare' judges"
        }
    }

    /// What a text is about, where figures of both may be named: a comparison if it names one of its figures.
    static func ofCheck(_ text: String) -> CheckSubject {
        let tokens = (try? CheckLexer.tokens(of: text)) ?? []
        let isOfComparison = tokens.contains { token in
            if case .word(let name) = token.kind { CheckVocabulary.comparison.claims(name) } else { false }
        }
        return isOfComparison ? .comparison : .run
    }
}
