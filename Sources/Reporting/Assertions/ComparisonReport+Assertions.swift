internal import Measuring

extension ComparisonReport {
    /// What the comparison is held to: that its runs can be believed, that it went to its end, then every check.
    ///
    /// A verdict on a pair is a finding and no assertion; a check on `pairs` makes one of it.
    public var assertionSuite: AssertionSuite {
        AssertionSuite(
            title: title,
            subject: (["comparison"] + (id.map { ["\($0)"] } ?? [])).joined(separator: " "),
            properties: [
                ("comparison.state", state.rawValue), ("comparison.db", database),
                ("comparison.runs", arms.flatMap(\.runs).map(String.init).joined(separator: " ")),
            ],
            assertions: [validityAssertion, stateAssertion] + checks.map(ReportAssertion.init)
        )
    }

    /// Whether runs could not be believed at all.
    public var isInvalid: Bool { !study.hasVerdict && !excluded.isEmpty }

    private var validityAssertion: ReportAssertion {
        let reservations = warnings + excluded.map(\.sentence)
        return ReportAssertion(
            kind: "validity",
            name: "the runs can be believed",
            outcome: isInvalid ? .failed : reservations.isEmpty ? .passed : .warned,
            message: reservations.joined(separator: " ")
        )
    }

    private var stateAssertion: ReportAssertion {
        ReportAssertion(
            kind: "state",
            name: "the comparison went to its end",
            outcome: state == .complete ? .passed : .failed,
            message: failure ?? roundsSentence ?? ""
        )
    }
}
