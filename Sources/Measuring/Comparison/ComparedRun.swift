/// One run of an arm: the unit of a comparison.
///
/// Requests of one run share its arrivals, its connections and the machine's mood; a test that counts them as
/// independent finds a difference between any two runs. Runs are independent, so runs are what is counted.
public struct ComparedRun: Equatable, Sendable {
    /// The run's number in its database; `nil` where it has none.
    public var id: Int64?
    /// The round that it was part of; `nil` for runs from the history.
    ///
    /// Runs of one round have the same seed.
    public var round: Int?
    /// Its figures; a metric that it has no figure for is not in it.
    public var values: [ComparisonMetric: Double]

    /// A run with its figures.
    public init(id: Int64? = nil, round: Int? = nil, values: [ComparisonMetric: Double]) {
        self.id = id
        self.round = round
        self.values = values
    }

    /// The figures of a run's summary.
    public init(_ summary: RunSummary, round: Int? = nil) {
        id = summary.run.id
        self.round = round
        values = [:]
        for metric in ComparisonMetric.allCases { values[metric] = metric.value(of: summary) }
    }
}
