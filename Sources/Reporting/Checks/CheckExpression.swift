public import Measuring

/// A condition on the figures of a run or of a comparison, as `--check` takes it: `p99 < 20ms`, `errors == 0`,
/// `all(backends.share >= 30%)`.
///
/// It is read once, before anything runs, and then evaluated over as many runs as wanted. `docs/checks.md` has the
/// grammar, the names and the units.
///
/// ```swift
/// let check = try CheckExpression("p99 < 20ms, errors == 0")
/// check.evaluate(over: summary).passed
/// ```
public struct CheckExpression: Equatable, Sendable {
    /// The check as the user wrote it.
    public let text: String

    /// What its figures are of.
    public let subject: CheckSubject

    private let root: CheckNode

    /// How many observations an explanation has before it only counts the others.
    private static let mostObservations = 3

    /// Reads a check.
    ///
    /// - Parameters:
    ///   - text: the check as the user wrote it.
    ///   - mayNameComparison: whether it may be about a comparison instead of a run, which the names in it tell.
    /// - Throws: ``CheckError``, a sentence that names the position and what was expected there.
    public init(_ text: String, mayNameComparison: Bool = false) throws(CheckError) {
        subject = mayNameComparison ? CheckSubject.ofCheck(text) : .run
        root = try CheckParser.parse(text, subject.vocabulary)
        self.text = text
    }

    /// Evaluates the check over the summary of a run.
    public func evaluate(over summary: RunSummary) -> CheckResult {
        evaluate(over: CheckFigures(summary))
    }

    /// Evaluates the check over figures; one that is missing fails it, and the explanation says why.
    ///
    /// The observed value is that of the first comparison that decided: one that failed, if the check fails.
    public func evaluate(over figures: CheckFigures) -> CheckResult {
        let passed = root.value(over: figures) == .truth(true)
        let observations = root.observations(over: figures)
        let telling = observations.filter { $0.isWanted == passed }
        let shown = telling.isEmpty ? observations : telling
        return CheckResult(
            expression: text,
            observed: shown.first?.value ?? .nan,
            passed: passed,
            explanation: explanation(shown)
        )
    }

    /// `observed 31.2 ms`, or what each comparison saw where there are several.
    private func explanation(_ observations: [CheckObservation]) -> String {
        if case .comparison = root, let only = observations.first {
            return only.isMissing ? only.text : "observed \(only.text)"
        }
        let parts = observations.prefix(Self.mostObservations).map { seen in
            seen.isMissing ? seen.text : "\(seen.subject) = \(seen.text)"
        }
        let more = observations.count - parts.count
        return "observed " + parts.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
