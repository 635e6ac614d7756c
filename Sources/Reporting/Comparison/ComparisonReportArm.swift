public import Measuring

/// What a report shows of one contender beside its estimates.
public struct ComparisonReportArm: Equatable, Sendable {
    /// Its name, which no other arm has.
    public var name: String
    /// The balancing strategy with its parameters.
    public var strategy: String
    /// What balanced: `embedded`, `direct`, or the name of a foreign proxy.
    public var proxy: String
    /// The scenario's name; empty where there is none.
    public var scenario: String
    /// The numbers of its runs that the figures are of.
    public var runs: [Int64]
    /// Latency by percentile: at each percentile the median over the runs.
    public var latencyCurve: [PercentilePoint]

    /// A contender by its names and runs.
    public init(
        name: String,
        strategy: String,
        proxy: String,
        scenario: String = "",
        runs: [Int64] = [],
        latencyCurve: [PercentilePoint] = []
    ) {
        self.name = name
        self.strategy = strategy
        self.proxy = proxy
        self.scenario = scenario
        self.runs = runs
        self.latencyCurve = latencyCurve
    }
}
