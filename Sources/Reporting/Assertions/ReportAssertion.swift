/// One thing that a run or a comparison is held to, as continuous integration sees it: a verdict or a check.
struct ReportAssertion: Equatable {
    /// How it came out.
    enum Outcome: String, Equatable {
        /// It holds.
        case passed
        /// It holds with reservations.
        case warned
        /// It does not hold.
        case failed
        /// There was nothing to judge.
        case skipped
    }

    /// What kind it is: `validity`, `spread`, `books`, `state` or `check`.
    var kind: String
    /// What is held to: the check itself, or the verdict in words.
    var name: String
    var outcome: Outcome
    /// Why it came out so, in sentences.
    var message: String
}
