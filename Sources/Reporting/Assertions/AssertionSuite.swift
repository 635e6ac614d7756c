/// Everything that a run, or a comparison, is held to, as continuous integration sees it.
///
/// `RunReport.assertionSuite` and `ComparisonReport.assertionSuite` make it, ``JUnitReport`` and ``GitHubAnnotations``
/// write it.
public struct AssertionSuite: Sendable {
    /// What was run, in a line.
    var title: String
    /// What it is about, in two words: `run 7`.
    var subject: String
    /// What identifies it, by name.
    var properties: [(name: String, value: String)]
    /// The measured time; `nil` where it is that of several runs.
    var seconds: Double?
    /// Verdicts, then checks.
    var assertions: [ReportAssertion]
}
