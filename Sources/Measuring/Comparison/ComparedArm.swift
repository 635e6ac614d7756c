/// One contender of a comparison with its runs.
public struct ComparedArm: Equatable, Sendable {
    /// Its name, which no other arm has.
    public var name: String
    /// What it may be held against: arms of one group are, arms of two groups (two scenarios) are not.
    public var group: String
    /// Its valid runs.
    public var runs: [ComparedRun]

    /// An arm with its runs.
    public init(name: String, group: String = "", runs: [ComparedRun]) {
        self.name = name
        self.group = group
        self.runs = runs
    }

    /// The values of a metric, in the order of the runs that have it.
    public func values(_ metric: ComparisonMetric) -> [Double] { runs.compactMap { $0.values[metric] } }
}
