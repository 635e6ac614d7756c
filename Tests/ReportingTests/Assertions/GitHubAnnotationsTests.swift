import Measuring
import Testing

@testable import Reporting

@Suite("GitHub annotations")
struct GitHubAnnotationsTests {
    @Test("A good run has none")
    func none() {
        #expect(GitHubAnnotations.lines(for: SampleReports.even.assertionSuite).isEmpty)
    }

    @Test("Each check that fails is an error, on one line, with its marks encoded")
    func failures() throws {
        var report = SampleReports.even
        report.summary.judge(by: [
            try CheckExpression("errors == 1"), try CheckExpression("achieved/attempted >=\n200%"),
            try CheckExpression("errors == 0"),
        ])
        let lines = GitHubAnnotations.lines(for: report.assertionSuite)
        #expect(lines.count == 2)
        #expect(lines.first == "::error title=rrbench run 7%3A check::errors == 1: observed 0")
        #expect(lines.last?.hasPrefix("::error title=rrbench run 7%3A check::achieved/attempted >=%0A200%25: ") == true)
    }

    @Test("Verdicts are annotated too, reservations as warnings")
    func verdicts() {
        var report = SampleReports.uneven
        report.summary.validity.grade = .degraded
        let lines = GitHubAnnotations.lines(for: report.assertionSuite)
        #expect(lines.contains { $0.hasPrefix("::warning title=rrbench run 7%3A validity::") })
        #expect(lines.contains { $0.hasPrefix("::error title=rrbench run 7%3A spread::") })
    }
}
