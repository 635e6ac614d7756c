import Measuring

@testable import Reporting

/// A summary with a different figure in every place, to evaluate checks over.
enum CheckSamples {
    static let summary: RunSummary = {
        var summary = RunSummary.complete
        summary.run.strategy = "round-robin"
        summary.run.durationSeconds = 10
        summary.validity = ValidityVerdict(grade: .valid, reasons: [])
        summary.requests = RequestCounts(
            sent: 1000,
            succeeded: 990,
            failed: 10,
            dropped: 3,
            warmup: 50,
            byStatus: ["200": 990, "503": 6],
            byError: ["http_5xx": 6, "timeout": 4]
        )
        summary.throughput = Throughput(attemptedPerSecond: 100.3, achievedPerSecond: 99, bytesPerSecond: 5000)
        summary.latency = latency(scale: 1)
        summary.service = latency(scale: 0.5)
        summary.scheduleLag = ScheduleLag(p50: 1, p99: 40, max: 90)
        summary.errors = [
            ErrorSummary(name: "http_5xx", requests: 6, share: 0.006, latency: latency(scale: 2)),
            ErrorSummary(name: "timeout", requests: 4, share: 0.004, latency: latency(scale: 3)),
        ]
        summary.phases = PhaseSummary(firstByte: latency(scale: 0.25))
        summary.backends = [
            backend("backend-1", requests: 500, errors: 0, share: 0.5, p99: 25_000),
            backend("backend-2", requests: 300, errors: 4, share: 0.3, p99: 35_000),
            backend("backend-3", requests: 200, errors: 6, share: 0.2, p99: 45_000),
        ]
        summary.spread = SpreadVerdict(outcome: .uneven, maxGap: 300, allowedGap: 1, chiSquareP: 0.0002)
        summary.reconciliation = Reconciliation(outcome: .balanced, client: 1050, proxy: 1050, backends: 1050)
        summary.cpuPerRequest = CPUPerRequest(generator: 30, recorder: 4, proxy: 25, backends: nil)
        return summary
    }()

    /// The summary of a run in which nothing succeeded.
    static let failed: RunSummary = {
        var summary = RunSummary.complete
        summary.requests = RequestCounts(sent: 10, failed: 10, byError: ["connect_refused": 10])
        summary.errors = [
            ErrorSummary(name: "connect_refused", requests: 10, share: 1, latency: latency(scale: 1))
        ]
        return summary
    }()

    static func result(_ text: String, over summary: RunSummary = summary) throws -> CheckResult {
        try CheckExpression(text).evaluate(over: summary)
    }

    private static func backend(
        _ name: String,
        requests: Int64,
        errors: Int64,
        share: Double,
        p99: Double
    ) -> BackendSummary {
        BackendSummary(
            name: name,
            address: "",
            weight: 1,
            requests: requests,
            errors: errors,
            share: share,
            expectedShare: 1 / 3,
            p50: p99 / 2,
            p99: p99
        )
    }

    private static func latency(scale: Double) -> LatencySummary {
        LatencySummary(
            min: 1000 * scale,
            mean: 8000 * scale,
            p50: 6000 * scale,
            p75: 9000 * scale,
            p90: 15_000 * scale,
            p95: 20_000 * scale,
            p99: 31_200 * scale,
            p999: 40_000 * scale,
            max: 52_000 * scale
        )
    }
}
