import Foundation
import Reporting
import Testing

@Suite("Calibration report")
struct CalibrationReportTests {
    private static func report(highest: Double?) -> CalibrationReport {
        CalibrationReport(
            threads: 2,
            lagLimit: 200,
            highestRate: highest,
            lagP99: highest.map { _ in 150 },
            cost: 13.5,
            delays: [.init(known: 1_000, measured: 1_090), .init(known: 10_000, measured: 10_110)],
            trials: [
                .init(rate: 2_000, lagP99: 150, passed: true), .init(rate: 4_000, lagP99: 250, passed: false),
            ]
        )
    }

    @Test("The text names rate, cost, errors and trials")
    func text() {
        let text = Self.report(highest: 2_000).text
        for part in ["2 threads", "2,000/s with a schedule lag of 150 µs", "13.5 µs", "error 90.0 µs", "4,000/s"] {
            #expect(text.contains(part), "\(part) is not in:\n\(text)")
        }
    }

    @Test("Where no rate was kept, it says so")
    func none() throws {
        let report = Self.report(highest: nil)
        #expect(report.text.contains("none: at every rate tried"))
        let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        #expect(json?["highest_rps"] is NSNull)
    }

    @Test("The JSON has every figure")
    func json() throws {
        let text = Self.report(highest: 2_000).json
        let json = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(json["highest_rps"] as? Double == 2_000)
        #expect(json["generator_us_per_request"] as? Double == 13.5)
        let delays = try #require(json["delays"] as? [[String: Any]])
        #expect(delays.map { $0["error_us"] as? Double } == [90, 110])
        #expect((json["trials"] as? [Any])?.count == 2)
    }
}
