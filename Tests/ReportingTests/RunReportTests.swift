import Measuring
import Testing

@testable import Reporting

@Suite("Run report")
struct RunReportTests {
    @Test("A report of a summary alone tells spread and books from their figures")
    func briefSentences() {
        var summary = SampleReports.uneven.summary
        summary.reconciliation = Reconciliation(
            outcome: .unbalanced,
            client: 1_200,
            proxy: 1_210,
            backends: 1_208,
            retries: 10,
            lost: 2
        )
        #expect(RunReport(summary: summary).spreadSentence.hasPrefix("Over 1,200 picks among 3 backends, the counts"))
        summary.spread = summary.spread.withoutExplanation
        let report = RunReport(summary: summary)
        #expect(report.spreadSentence.hasPrefix("Counts are 48 apart, where 1 is allowed; 52 steps left the cycle"))
        #expect(
            report.booksSentence
                == "The client sent 1,200, the proxy picked 1,210 with 10 retries, the backends received 1,208; "
                + "2 lost, 0 duplicated."
        )
        summary.reconciliation = Reconciliation(client: 5)
        #expect(RunReport(summary: summary).booksSentence.hasPrefix("Not judged: the client sent 5"))
    }

    @Test("What nothing was measured for has a dash, and not a 0 that would look like a good time")
    func unmeasured() {
        var report = SampleReports.even
        report.summary.latency = LatencySummary()
        report.summary.backends[0].p50 = 0
        report.summary.backends[0].p99 = 0
        report.summary.reconciliation = Reconciliation(client: 5)
        #expect(report.timesTable.rows[0] == ["latency"] + Array(repeating: "–", count: 9))
        #expect(report.backendsTable.rows[0].suffix(2) == ["–", "–"])
        #expect(report.booksTable.rows == [["5", "–", "–", "–", "–", "–"]])
        report.summary.run.proxy = "nginx"
        report.summary.reconciliation = Reconciliation(outcome: .balanced, client: 5, backends: 5)
        #expect(report.booksTable.rows == [["5", "–", "0", "5", "0", "0"]])
    }

    @Test(
        "A closed loop is expected to open its connections, an open loop takes no more than that",
        arguments: [
            (LoadMode.closed, Int64(2), "2 opened (50 expected), "), (.open, 2, "2 opened (at most 50), "),
            (.open, 50, "50 opened (50 expected), "), (.open, 51, "51 opened (50 expected), "),
        ]
    )
    func connections(mode: LoadMode, opened: Int64, begin: String) throws {
        var summary = SampleReports.even.summary
        summary.run.mode = mode
        summary.connections = ConnectionSummary(opened: opened, expected: 50, load: ConnectionSummary.Load())
        #expect(try #require(RunReport(summary: summary).connectionsSentence).hasPrefix(begin))
        summary.connections?.expected = nil
        #expect(RunReport(summary: summary).connectionsSentence?.hasPrefix("\(opened) opened, requests") == true)
    }

    @Test("Every verdict has its word and tone")
    func tones() {
        func words(_ change: (inout RunSummary) -> Void) -> [String] {
            var report = SampleReports.even
            change(&report.summary)
            return report.verdicts.map { "\($0.word) \($0.tone.rawValue)" }
        }
        #expect(words { _ in } == ["VALID good", "EVEN good", "BALANCED good"])
        let degraded = words {
            $0.validity = ValidityVerdict(grade: .degraded, reasons: ["A reason."])
            $0.spread.outcome = .notApplicable
            $0.reconciliation.outcome = .notApplicable
        }
        #expect(degraded == ["DEGRADED warning", "NO VERDICT neutral", "NO VERDICT neutral"])
        let checked = words { $0.checks = [CheckResult(expression: "p99 < 1s", observed: 0.1, passed: true)] }
        #expect(checked.last == "PASSED good")
    }
}
