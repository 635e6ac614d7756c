import Measuring
import Testing

@testable import Reporting

@Suite("Spread in reports")
struct RunReportSpreadTests {
    private static func report(dependence: Double? = 0.125, retries: [RetriedPick] = []) -> RunReport {
        var analyzer = SpreadAnalyzer(rule: .cyclic, weights: [1, 1, 1])
        for number in 1...30 {
            var sample = RequestSample()
            sample.sequence = Int64(number)
            sample.dispatch = Int64(number)
            sample.backend = Int32(number % 3 + 1)
            analyzer.add(sample)
        }
        var report = SampleReports.even
        report.summary.spread = analyzer.findings(history: PickHistory(retries: retries)).verdict
        report.summary.spread.dependence = SpreadDependence(request: dependence)
        return report
    }

    private static func texts(_ report: RunReport) -> [String] {
        [TextFormat().render(report), MarkdownFormat().render(report), HTMLFormat().render(report)]
    }

    @Test("What is known of the dependence is in every format, and nothing where nothing is")
    func dependence() {
        for text in Self.texts(Self.report()) { #expect(text.contains("0.125")) }
        #expect(TextFormat().render(Self.report()).contains("dependence     request 0.125\n"))
        #expect(JSONFormat().render(Self.report()).contains("\"request\": 0.125"))
        for text in Self.texts(Self.report(dependence: nil)) { #expect(!text.lowercased().contains("dependence")) }
    }

    @Test("Where requests ended that were tried again is told only where some were")
    func retried() {
        let retry = RetriedPick(number: 4, failed: 1, next: 2, isCounted: true)
        for text in Self.texts(Self.report(retries: [retry, retry])) {
            #expect(text.contains("First pick against final backend, of 2 requests that were tried again"))
        }
        #expect(Self.report(retries: [retry]).retriedTable.rows == [["backend-2", "backend-3", "1", "100.00 %"]])
        for text in Self.texts(Self.report()) { #expect(!text.contains("First pick against")) }
    }

    @Test("Of many pairs the most frequent ones are listed, and the rest in one row")
    func manyPairs() {
        let retries = (0..<40).flatMap { failed in
            Array(repeating: RetriedPick(number: 1, failed: failed, next: 99, isCounted: true), count: failed + 1)
        }
        let rows = Self.report(retries: retries).retriedTable.rows
        #expect(rows.count == 25)
        #expect(rows.first?.prefix(3) == ["backend-40", "backend-100", "40"])
        #expect(rows.last?.prefix(3) == ["others", "", "136"])
    }

    @Test("Checks know the figures that only some runs have")
    func checks() throws {
        let retry = RetriedPick(number: 4, failed: 1, next: 2, isCounted: true)
        var summary = Self.report(retries: [retry]).summary
        summary.checks = []
        try summary.judge(by: [
            CheckExpression("spread.dependence.request < 0.2"), CheckExpression("spread.longest_run == 1"),
            CheckExpression("spread.retried.moved <= 1"), CheckExpression("sum(spread.retried.pairs.requests) == 1"),
            CheckExpression("max(spread.recovery.overshoot) < 0.2"), CheckExpression("spread.dependence.worker < 1"),
        ])
        #expect(summary.checks.map(\.passed) == [true, true, true, true, false, false])
    }
}
