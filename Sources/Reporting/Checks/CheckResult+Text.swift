internal import Measuring

extension CheckResult {
    /// What was observed, for a column of that name.
    var observedText: String {
        guard let explanation else { return Quantity.number(observed) }
        let introduction = "observed "
        return explanation.hasPrefix(introduction) ? String(explanation.dropFirst(introduction.count)) : explanation
    }
}
