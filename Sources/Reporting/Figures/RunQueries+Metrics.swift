internal import Measuring

extension RunQueries {
    /// A metric in each of some runs: the values that a comparison counts, from the summaries stored with the runs.
    static func values(of metric: ComparisonMetric, ofRuns runs: [Int64]) -> String {
        """
        SELECT strategy, proxy, id AS run_id, \(expression(metric)) AS \(metric.rawValue)
        FROM runs
        WHERE id IN (\(runs.map(String.init).joined(separator: ", ")))
        ORDER BY strategy, proxy, id;
        """
    }

    private static func expression(_ metric: ComparisonMetric) -> String {
        switch metric {
        case .median: figure("latency_us.p50")
        case .p90: figure("latency_us.p90")
        case .p99: figure("latency_us.p99")
        case .p999: figure("latency_us.p999")
        case .mean: figure("latency_us.mean")
        case .throughput: figure("throughput.achieved_rps")
        case .errors: "1.0 * \(figure("requests.failed")) / \(figure("requests.sent"))"
        case .proxyCPU: figure("cpu_us_per_request.proxy")
        }
    }

    private static func figure(_ path: String) -> String { "json_extract(summary, '$.\(path)')" }
}
