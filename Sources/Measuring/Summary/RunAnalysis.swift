/// Everything that one pass over a run's samples yields: the summary, and what a report shows beside it.
public struct RunAnalysis: Equatable, Sendable {
    /// The figures and verdicts.
    public var summary: RunSummary
    /// How the spread verdict came about.
    public var spread: SpreadFindings
    /// How the books were compared.
    public var books: Books
    /// Latency by percentile.
    public var latencyCurve: [PercentilePoint]
    /// Service time by percentile.
    public var serviceCurve: [PercentilePoint]
    /// A histogram of the latencies, on a logarithmic scale.
    public var latencyBuckets: [LatencyBucket]

    /// How many bars ``latencyBuckets`` has at most.
    public static let latencyBars = 12
}
