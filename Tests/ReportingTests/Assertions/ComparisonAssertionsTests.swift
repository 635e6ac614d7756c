import Measuring
import Testing

@testable import Reporting

@Suite("ComparisonReport+Assertions")
struct ComparisonAssertionsTests {
    private func outcomes(_ report: ComparisonReport) -> [String: ReportAssertion.Outcome] {
        let pairs = report.assertionSuite.assertions.map { ($0.kind, $0.outcome) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test("Runs left out are reservations, a failed check is a failure, a finding is neither")
    func finished() {
        let report = SampleComparisons.oneBetter
        #expect(outcomes(report) == ["validity": .warned, "state": .passed, "check": .failed])
        #expect(
            report.assertionSuite.assertions[0].message.hasSuffix(
                "(p2c:choices=2) is in no figure: it is INVALID. The books do not balance."
            )
        )
    }

    @Test("A comparison that was stopped before a round was complete holds nothing")
    func stopped() {
        let report = SampleComparisons.stopped
        #expect(outcomes(report) == ["validity": .failed, "state": .failed])
        #expect(report.assertionSuite.assertions[1].message.hasPrefix("0 of 10 rounds before it was stopped"))
        #expect(report.isInvalid)
    }

    @Test("A run that failed is told by its sentence")
    func failed() {
        var report = SampleComparisons.oneBetter
        (report.state, report.failure) = (.failed, "Port 1 is in use.")
        #expect(report.assertionSuite.assertions[1].message == "Port 1 is in use.")
    }

    @Test("It is one suite of the JUnit file, without a time, and its annotations name it")
    func written() {
        let suite = SampleComparisons.oneBetter.assertionSuite
        let xml = JUnitReport.text(of: [suite])
        let begin =
            #"<testsuite name="Comparison of round-robin, least-requests, p2c:choices=2" tests="3" failures="1" "#
        #expect(xml.contains(begin + #"errors="0" skipped="0">"#), "\(xml)")
        #expect(xml.contains(#"<testcase classname="rrbench.check" name="p99 &lt; 20ms">"#))
        #expect(xml.contains(#"<property name="comparison.runs" value="1 2 3 "#))
        let titles = GitHubAnnotations.lines(for: suite).map { $0.prefix { $0 != "," && $0 != "." } }
        #expect(titles.count == 2)
        #expect(titles[0].hasPrefix("::warning title=rrbench comparison 3%3A validity::"))
        #expect(titles[1].hasPrefix("::error title=rrbench comparison 3%3A check::p99 < 20ms"))
        #expect(SampleComparisons.history.assertionSuite.subject == "comparison")
    }
}
