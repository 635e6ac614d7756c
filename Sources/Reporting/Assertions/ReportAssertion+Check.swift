internal import Measuring

extension ReportAssertion {
    /// That a check holds.
    init(_ check: CheckResult) {
        self.init(
            kind: "check",
            name: check.expression,
            outcome: check.passed ? .passed : .failed,
            message: check.sentence
        )
    }
}
