internal import Measuring

extension RunReport {
    /// The three verdicts, then every check.
    var assertions: [RunAssertion] {
        [validityAssertion, spreadAssertion, booksAssertion]
            + summary.checks.map { check in
                RunAssertion(
                    kind: "check",
                    name: check.expression,
                    outcome: check.passed ? .passed : .failed,
                    message: check.sentence
                )
            }
    }

    private var validityAssertion: RunAssertion {
        let outcome: RunAssertion.Outcome =
            switch summary.validity.grade {
            case .valid: .passed
            case .degraded: .warned
            case .invalid: .failed
            }
        return RunAssertion(
            kind: "validity",
            name: "the measurement is valid",
            outcome: outcome,
            message: summary.validity.reasons.joined(separator: " ")
        )
    }

    private var spreadAssertion: RunAssertion {
        let outcome: RunAssertion.Outcome =
            switch summary.spread.outcome {
            case .even: .passed
            case .uneven: .failed
            case .notApplicable: .skipped
            }
        return RunAssertion(kind: "spread", name: "the spread is even", outcome: outcome, message: spreadSentence)
    }

    private var booksAssertion: RunAssertion {
        let outcome: RunAssertion.Outcome =
            switch summary.reconciliation.outcome {
            case .balanced: .passed
            case .unbalanced: .failed
            case .notApplicable: .skipped
            }
        return RunAssertion(kind: "books", name: "the books balance", outcome: outcome, message: booksSentence)
    }
}
