internal import Measuring

extension RunReport {
    /// What the run is held to: the three verdicts, then every check.
    public var assertionSuite: AssertionSuite {
        let run = summary.run
        return AssertionSuite(
            title: title,
            subject: "run \(run.id)",
            properties: [
                ("run.uuid", run.uuid), ("run.state", run.state.rawValue), ("run.strategy", run.strategy),
                ("run.proxy", run.proxy), ("run.seed", String(run.seed)), ("run.db", run.database),
            ],
            seconds: run.durationSeconds,
            assertions: [validityAssertion, spreadAssertion, booksAssertion] + summary.checks.map(ReportAssertion.init)
        )
    }

    private var validityAssertion: ReportAssertion {
        let outcome: ReportAssertion.Outcome =
            switch summary.validity.grade {
            case .valid: .passed
            case .degraded: .warned
            case .invalid: .failed
            }
        return ReportAssertion(
            kind: "validity",
            name: "the measurement is valid",
            outcome: outcome,
            message: summary.validity.reasons.joined(separator: " ")
        )
    }

    private var spreadAssertion: ReportAssertion {
        let outcome: ReportAssertion.Outcome =
            switch summary.spread.outcome {
            case .even: .passed
            case .uneven: .failed
            case .notApplicable: .skipped
            }
        return ReportAssertion(kind: "spread", name: "the spread is even", outcome: outcome, message: spreadSentence)
    }

    private var booksAssertion: ReportAssertion {
        let outcome: ReportAssertion.Outcome =
            switch summary.reconciliation.outcome {
            case .balanced: .passed
            case .unbalanced: .failed
            case .notApplicable: .skipped
            }
        return ReportAssertion(kind: "books", name: "the books balance", outcome: outcome, message: booksSentence)
    }
}
