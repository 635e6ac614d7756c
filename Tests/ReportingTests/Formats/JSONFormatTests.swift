import Foundation
import Measuring
import Reporting
import Testing

@Suite("JSON format")
struct JSONFormatTests {
    @Test(
        "What is written decodes to the same summary",
        arguments: [SampleReports.even, SampleReports.uneven, SampleReports.empty]
    )
    func roundTrip(report: RunReport) throws {
        let data = Data(JSONFormat().render(report).utf8)
        #expect(try JSONDecoder().decode(RunSummary.self, from: data) == report.summary)
    }

    @Test(
        "Strings of every kind survive",
        arguments: ["", "\"\\/\u{8}\u{C}\n\r\t", "\u{0}\u{1F}\u{7F}", "äß→😀", "\u{2028}</script>"]
    )
    func strings(text: String) throws {
        var report = SampleReports.even
        report.summary.run.strategy = text
        report.summary.requests.byError = [text: 1]
        let data = Data(JSONFormat().render(report).utf8)
        #expect(try JSONDecoder().decode(RunSummary.self, from: data) == report.summary)
    }

    @Test("Numbers of every size survive, and what is not finite is null")
    func numbers() throws {
        var report = SampleReports.even
        report.summary.run.seed = .max
        report.summary.run.id = .min
        report.summary.spread.chiSquareP = 2.0884875837625688e-45
        report.summary.latency = LatencySummary(min: 0.001, mean: 1e15 + 0.5, p50: 0.1 + 0.2, p75: 1e300, max: -0.0)
        let data = Data(JSONFormat().render(report).utf8)
        #expect(try JSONDecoder().decode(RunSummary.self, from: data) == report.summary)
        report.summary.cpuPerRequest.proxy = .nan
        #expect(JSONFormat().render(report).contains("\"proxy\": null"))
    }

    @Test("The members come in the order of the contract")
    func order() throws {
        let text = JSONFormat().render(SampleReports.even)
        let names = [
            "schema", "run", "validity", "requests", "throughput", "latency_us", "service_us", "schedule_lag_us",
            "generator", "errors", "connections", "phases_us", "backends", "spread", "reconciliation",
            "cpu_us_per_request", "checks",
        ]
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
        #expect(lines.map { String($0.dropFirst(3).prefix { $0 != "\"" }) } == names)
    }
}
