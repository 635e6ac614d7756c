import Measuring
import Reporting

/// Comparisons with every part filled in, the same on every machine.
enum SampleComparisons {
    /// Three strategies, one far better than the others, with a run that is left out.
    static let oneBetter = ComparisonReport(
        title: "Comparison of round-robin, least-requests, p2c:choices=2",
        arms: [
            arm("round-robin", firstRun: 1), arm("least-requests", firstRun: 11), arm("p2c:choices=2", firstRun: 21),
        ],
        study: ComparisonStudy(arms: [
            runs("round-robin", p50: 5100, p99: 45_100), runs("least-requests", p50: 4200, p99: 12_300),
            runs("p2c:choices=2", p50: 4210, p99: 12_400),
        ]),
        plannedRounds: 10,
        completeRounds: 10,
        excluded: [ExcludedRun(id: 31, arm: "p2c:choices=2", reason: "it is INVALID. The books do not balance.")],
        warnings: ["1 of 10 runs of round-robin are DEGRADED: a generator thread used 92.0 % of a core."],
        checks: [CheckResult(expression: "p99 < 20ms", observed: 45.1, passed: false)],
        settings: [ReportFact("repeats", "10"), ReportFact("header", "A: <b> | *x*")],
        host: [ReportFact("cpu", "Example CPU, 2 cores")],
        database: "results/rrbench.sqlite",
        id: 3
    )

    /// Two runs from the history, which no test can judge.
    static let history = ComparisonReport(
        title: "Comparison of a, b",
        arms: [arm("a", firstRun: 1, count: 1), arm("b", firstRun: 2, count: 1)],
        study: ComparisonStudy(arms: [
            runs("a", p50: 5100, p99: 45_100, count: 1), runs("b", p50: 4200, p99: 12_300, count: 1),
        ]),
        warnings: ["The runs were made with different settings (rate): a difference may be theirs."],
        database: "r.sqlite"
    )

    /// Stopped before the first round was complete.
    static let stopped = ComparisonReport(
        title: "Comparison of a, b",
        arms: [arm("a", firstRun: 1, count: 0), arm("b", firstRun: 2, count: 0)],
        study: ComparisonStudy(arms: [ComparedArm(name: "a", runs: []), ComparedArm(name: "b", runs: [])]),
        state: .interrupted,
        plannedRounds: 10,
        completeRounds: 0,
        excluded: [ExcludedRun(id: 1, arm: "a", reason: "its round was not finished.")],
        database: "r.sqlite"
    )

    private static func arm(_ name: String, firstRun: Int64, count: Int64 = 10) -> ComparisonReportArm {
        ComparisonReportArm(
            name: name,
            strategy: name,
            proxy: "embedded",
            scenario: "one-slow",
            runs: Array(firstRun..<(firstRun + count)),
            latencyCurve: [
                PercentilePoint(percentile: 50, nanoseconds: 4_200_000),
                PercentilePoint(percentile: 99, nanoseconds: 12_300_000),
            ]
        )
    }

    /// Runs whose figures lie evenly within 2 % of the given ones.
    private static func runs(_ name: String, p50: Double, p99: Double, count: Int = 10) -> ComparedArm {
        ComparedArm(
            name: name,
            group: "one-slow",
            runs: (0..<count).map { index in
                // A whole number of thousandths, so that every machine computes the same.
                let offset = count == 1 ? 0 : Double(index * 7 % 10) - 4.5
                return ComparedRun(
                    id: Int64(index),
                    round: count == 1 ? nil : index,
                    values: [
                        .median: p50 + offset * 16, .p99: p99 + offset * 128, .throughput: 500 + offset / 4, .errors: 0,
                    ]
                )
            }
        )
    }
}
