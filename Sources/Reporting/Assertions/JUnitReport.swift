internal import Measuring

/// The verdicts and checks of runs as JUnit XML, which CI servers show beside the results of tests.
///
/// A run is a `testsuite`, each verdict and check a `testcase` of it. The layout is the one that Jenkins and GitLab read
/// (<https://github.com/testmoapp/junitxml>): a verdict that does not apply is `skipped`, a reservation goes to
/// `system-out`, everything that does not hold is a `failure` with what was observed.
public enum JUnitReport {
    /// The whole document, which ends in a newline.
    public static func text(of reports: [RunReport]) -> String {
        let suites = reports.map(suite)
        let assertions = reports.flatMap(\.assertions)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="rrbench"\(counts(assertions))>
            \(suites.joined(separator: "\n"))
            </testsuites>

            """
    }

    private static func suite(_ report: RunReport) -> String {
        let run = report.summary.run
        let assertions = report.assertions
        let properties = [
            ("run.uuid", run.uuid), ("run.state", run.state.rawValue), ("run.strategy", run.strategy),
            ("run.proxy", run.proxy), ("run.seed", String(run.seed)), ("run.db", run.database),
        ]
        let lines = properties.map { name, value in "      <property\(attributes([("name", name), ("value", value)]))/>"
        }
        let time = DecimalText.fixed(run.durationSeconds, places: 3).replacing(",", with: "")
        return """
              <testsuite\(attributes([("name", report.title)]))\(counts(assertions)) time="\(time)">
                <properties>
            \(lines.joined(separator: "\n"))
                </properties>
            \(assertions.map(testCase).joined(separator: "\n"))
              </testsuite>
            """
    }

    private static func testCase(_ assertion: RunAssertion) -> String {
        let open = "    <testcase" + attributes([("classname", "rrbench.\(assertion.kind)"), ("name", assertion.name)])
        let message = attributes([("message", assertion.message)])
        switch assertion.outcome {
        case .passed: return open + "/>"
        case .skipped: return "\(open)>\n      <skipped\(message)/>\n    </testcase>"
        case .warned:
            let text = XMLText.escaped(assertion.message)
            return "\(open)>\n      <system-out>\(text)</system-out>\n    </testcase>"
        case .failed:
            return "\(open)>\n      <failure\(message) type=\"\(assertion.kind)\"/>\n    </testcase>"
        }
    }

    private static func counts(_ assertions: [RunAssertion]) -> String {
        attributes([
            ("tests", String(assertions.count)),
            ("failures", String(assertions.count { $0.outcome == .failed })),
            ("errors", "0"),
            ("skipped", String(assertions.count { $0.outcome == .skipped })),
        ])
    }

    private static func attributes(_ pairs: [(String, String)]) -> String {
        pairs.map { name, value in " \(name)=\"\(XMLText.escaped(value))\"" }.joined()
    }
}
