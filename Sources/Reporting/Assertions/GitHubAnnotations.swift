/// Verdicts and checks as annotations of a GitHub workflow
/// (<https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>).
public enum GitHubAnnotations {
    /// A line for each that does not hold (`::error`) or holds with reservations (`::warning`); none if all is well.
    public static func lines(for suite: AssertionSuite) -> [String] {
        suite.assertions.compactMap { assertion in
            let level: String
            switch assertion.outcome {
            case .passed, .skipped: return nil
            case .warned: level = "warning"
            case .failed: level = "error"
            }
            let title = "rrbench \(suite.subject): \(assertion.kind)"
            return "::\(level) title=\(property(title))::\(data(assertion.message))"
        }
    }

    /// A message: the per cent sign and line ends are encoded.
    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// A property: the marks that end one are encoded as well.
    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
