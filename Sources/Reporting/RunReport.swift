public import Measuring

/// Everything that a report of one run shows.
///
/// The summary alone makes a report; curves, histogram and the detailed sentences come from the run's samples.
public struct RunReport: Equatable, Sendable {
    /// The figures and verdicts.
    public var summary: RunSummary
    /// The spread verdict in a sentence.
    public var spreadSentence: String
    /// The books in a sentence.
    public var booksSentence: String
    /// Latency by percentile; empty where only the summary is known.
    public var latencyCurve: [PercentilePoint]
    /// Service time by percentile.
    public var serviceCurve: [PercentilePoint]
    /// A histogram of the latencies.
    public var latencyBuckets: [LatencyBucket]
    /// The strategy's rule in a sentence, for readers who do not know its name.
    public var strategyRule: String
    /// One failure of each class in words, by the name of the class; empty where only the summary is known.
    public var errorExamples: [String: String] = [:]
    /// The run over time, for formats with charts; `nil` where nobody asked for it.
    public var series: TimeSeries?
    /// What happened meanwhile, in the order of time; empty where only the summary is known.
    public var events: [ReportEvent] = []
    /// How the load was made: rate, connections, threads, service times.
    public var settings: [ReportFact]
    /// The machine and the versions.
    public var host: [ReportFact]

    /// A report of a run whose samples were read.
    public init(
        analysis: RunAnalysis,
        strategyRule: String = "",
        settings: [ReportFact] = [],
        host: [ReportFact] = []
    ) {
        summary = analysis.summary
        spreadSentence = analysis.spread.sentence
        booksSentence = analysis.books.sentence
        latencyCurve = analysis.latencyCurve
        serviceCurve = analysis.serviceCurve
        latencyBuckets = analysis.latencyBuckets
        self.strategyRule = strategyRule
        self.settings = settings
        self.host = host
    }

    /// A report of a run of which only the summary is at hand; its sentences are made from the figures.
    public init(
        summary: RunSummary,
        strategyRule: String = "",
        settings: [ReportFact] = [],
        host: [ReportFact] = []
    ) {
        self.summary = summary
        spreadSentence = summary.spread.sentence ?? summary.spread.briefSentence
        booksSentence = summary.reconciliation.briefSentence
        latencyCurve = []
        serviceCurve = []
        latencyBuckets = []
        self.strategyRule = strategyRule
        self.settings = settings
        self.host = host
    }
}
