import Foundation
import Measuring
import Testing

@Suite("Run summary")
struct RunSummaryTests {
    /// The keys of docs/interface.md §5, by part.
    private static let contract: [String: Set<String>] = [
        "": [
            "schema", "run", "validity", "requests", "throughput", "latency_us", "service_us", "schedule_lag_us",
            "generator", "errors", "connections", "phases_us", "backends", "spread", "reconciliation",
            "cpu_us_per_request", "checks",
        ],
        "run": ["id", "uuid", "state", "strategy", "proxy", "mode", "seed", "duration_s", "db"],
        "validity": ["verdict", "reasons"],
        "requests": ["sent", "succeeded", "failed", "dropped", "warmup", "by_status", "by_error"],
        "throughput": ["attempted_rps", "achieved_rps", "bytes_per_s"],
        "latency_us": ["min", "mean", "p50", "p75", "p90", "p95", "p99", "p999", "max"],
        "service_us": ["min", "mean", "p50", "p75", "p90", "p95", "p99", "p999", "max"],
        "schedule_lag_us": ["p50", "p99", "max"],
        "spread": [
            "verdict", "max_gap", "allowed_gap", "order_violations", "worst_window_gap", "chi_square_p", "jain_index",
            "cv", "sentence", "causes", "longest_run", "visit_gap_cv", "dispersion", "dependence", "load",
        ],
        "reconciliation": ["verdict", "client", "proxy", "backends", "retries", "lost", "duplicated"],
        "cpu_us_per_request": ["generator", "recorder", "proxy", "backends"],
    ]

    private static func summary() -> RunSummary {
        let run = SummaryBuilderTests.mixedRun()
        var summary = SyntheticRun.summary(run.samples, run.facts)
        summary.checks = [CheckResult(expression: "p99 < 20ms", observed: 5.01, passed: true)]
        return summary
    }

    @Test("The JSON has exactly the keys of the contract", arguments: contract.keys.sorted())
    func keys(part: String) throws {
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(Self.summary()))
        let top = try #require(json as? [String: Any])
        let object = part.isEmpty ? top : try #require(top[part] as? [String: Any])
        #expect(Set(object.keys) == Self.contract[part])
        let backends = try #require(top["backends"] as? [[String: Any]])
        let backend = try #require(backends.first)
        #expect(
            Set(backend.keys) == [
                "name", "address", "weight", "requests", "errors", "share", "expected_share", "p50_us", "p99_us",
            ]
        )
    }

    @Test("Encoding and decoding gives the same summary")
    func roundTrip() throws {
        let summary = Self.summary()
        let data = try JSONEncoder().encode(summary)
        #expect(try JSONDecoder().decode(RunSummary.self, from: data) == summary)
    }
}
