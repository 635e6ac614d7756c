internal import Measuring

/// Verdicts and checks as JUnit XML, which CI servers show beside the results of tests.
///
/// A run is a `testsuite`, and so is a comparison; each verdict and check a `testcase` of it. The layout is the one that Jenkins and GitLab read
/// (<https://github.com/testmoapp/junitxml>): a verdict that does not apply is `skipped`, a reservation goes to
/// `system-out`, everything that does not hold is a `failure` with what was observed.
public enum JUnitReport {
    /// The whole document, which ends in a newline.
    public static func text(of suites: [AssertionSuite]) -> String {
        let assertions = suites.flatMap(\.assertions)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="rrbench"\(counts(assertions))>
            \(suites.map(element).joined(separator: "\n"))
            </testsuites>

            """
    }

    private static func element(_ suite: AssertionSuite) -> String {
        let lines = suite.properties.map { name, value in
            "      <property\(attributes([("name", name), ("value", value)]))/>"
        }
        let time = suite.seconds.map { [("time", DecimalText.fixed($0, places: 3).replacing(",", with: ""))] } ?? []
        return """
              <testsuite\(attributes([("name", suite.title)]))\(counts(suite.assertions))\(attributes(time))>
                <properties>
            \(lines.joined(separator: "\n"))
                </properties>
            \(suite.assertions.map(testCase).joined(separator: "\n"))
              </testsuite>
            """
    }

    private static func testCase(_ assertion: ReportAssertion) -> String {
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

    private static func counts(_ assertions: [ReportAssertion]) -> String {
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
