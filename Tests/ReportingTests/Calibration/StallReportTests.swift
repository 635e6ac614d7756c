import Foundation
import Reporting
import Testing

@Suite("Stall report")
struct StallReportTests {
    private static func report(p99: Double) -> StallReport {
        StallReport(
            stallSeconds: 1,
            loadSeconds: 10,
            rate: 500,
            closedConnections: 8,
            tolerance: 30_000,
            rows: [
                .init(name: "p50", theory: 200, open: 200, closed: 150),
                .init(name: "p99", theory: 900_200, open: p99, closed: 400),
            ]
        )
    }

    @Test("A percentile passes up to the tolerance, on either side", arguments: [(870_200.0, true), (930_201, false)])
    func tolerance(p99: Double, passes: Bool) throws {
        let report = Self.report(p99: p99)
        #expect(report.passed == passes)
        #expect(report.text.contains("MISSED") == !passes)
        let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        #expect(json?["passed"] as? Bool == passes)
        let rows = try #require(json?["percentiles"] as? [[String: Any]])
        #expect(rows.map { $0["name"] as? String } == ["p50", "p99"])
        #expect(rows.last?["open_us"] as? Double == p99)
        #expect(rows.last?["passed"] as? Bool == passes)
    }

    @Test("The text has theory, both loops and the verdict")
    func text() {
        let text = Self.report(p99: 910_000).text
        for part in ["stops for 1 s", "500/s over 10 s", "900 ms", "+9.80 ms", "what theory says", "8 connections"] {
            #expect(text.contains(part), "\(part) is not in:\n\(text)")
        }
    }
}
