import Foundation
import Measuring
import Testing

@testable import Reporting

@Suite("Rate search report")
struct RateSearchReportTests {
    /// A trial at a rate whose p99 is `p99` microseconds, held to 20 ms.
    private static func trial(_ rate: Double, p99: Double, run: Int64, confirms: Bool = false) -> RateTrial {
        var summary = SampleReports.even.summary
        summary.run.id = run
        summary.latency.p99 = p99
        let check = CheckResult(
            expression: "p99 < 20ms",
            observed: p99 / 1000,
            passed: p99 < 20_000,
            explanation: "observed \(p99 / 1000) ms"
        )
        return RateTrial(summary, rate: rate, check: check, isConfirmation: confirms)
    }

    private static let found = RateSearchReport(
        objective: "p99 < 20ms",
        trials: [
            trial(500, p99: 1_000, run: 1), trial(1_000, p99: 1_500, run: 2), trial(2_000, p99: 90_000, run: 3),
            trial(1_500, p99: 2_000, run: 4), trial(1_500, p99: 2_100, run: 5, confirms: true),
        ],
        isInterrupted: false,
        summary: SampleReports.even.summary
    )

    @Test("The result is the confirmed rate, beside what failed above it and the knee")
    func result() {
        #expect(Self.found.confirmation?.rate == 1_500)
        #expect(Self.found.curve.map(\.rate) == [500, 1_000, 1_500, 1_500, 2_000])
        #expect(Self.found.knee == 1_500)
        let text = Self.found.text
        for part in [
            "The highest rate is 1,500/s, confirmed by run 5.", "At 2,000/s it failed: observed 90.0 ms.",
            "turns upward at 1,500/s", "passed, confirming",
        ] {
            #expect(text.contains(part), "\(part) is not in:\n\(text)")
        }
    }

    @Test(
        "The page has the result, a curve of each percentile with a point a trial, and where the objective was missed"
    )
    func page() {
        let html = Self.found.html
        #expect(html.contains("1,500/s</strong>"))
        #expect(html.ranges(of: "<circle").count == 10)
        #expect(html.ranges(of: "<line class=\"mark\"").count == 1)
        #expect(html.contains("p99 &lt; 20ms"))
    }

    @Test("The JSON is that of a run, with the search beside it")
    func json() throws {
        let json = try #require(JSONSerialization.jsonObject(with: Data(Self.found.json.utf8)) as? [String: Any])
        #expect(json["latency_us"] != nil)
        let search = try #require(json["search"] as? [String: Any])
        #expect(search["max_rps"] as? Double == 1_500)
        #expect(search["knee_rps"] as? Double == 1_500)
        #expect(
            (search["trials"] as? [[String: Any]])?.map { $0["passed"] as? Bool } == [true, true, false, true, true]
        )
    }

    @Test("A trial that meets the objective with an invalid measurement has not passed")
    func invalid() {
        var summary = SampleReports.even.summary
        summary.validity = ValidityVerdict(grade: .invalid, reasons: ["The generator was late."])
        let check = CheckResult(expression: "p99 < 20ms", observed: 1, passed: true, explanation: "observed 1 ms")
        let trial = RateTrial(summary, rate: 10, check: check, isConfirmation: false)
        #expect(!trial.passed)
        #expect(trial.reason == "the measurement is invalid. The generator was late.")
        summary.validity.grade = .valid
        let late = CheckResult(expression: "p99 < 20ms", observed: 31, passed: false, explanation: "observed 31.0 ms")
        #expect(RateTrial(summary, rate: 10, check: late, isConfirmation: false).reason == "observed 31.0 ms.")
    }

    @Test("Without a confirmed rate it says so, and so does an interrupted search")
    func nothing() {
        var report = Self.found
        report.trials.removeLast()
        #expect(report.text.contains("No rate was confirmed"))
        report.isInterrupted = true
        #expect(report.text.contains("interrupted before it had a result"))
    }
}
