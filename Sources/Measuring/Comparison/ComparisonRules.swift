/// What it takes to call a difference one.
public struct ComparisonRules: Equatable, Sendable {
    /// The metrics that are judged; with the pairs they make up the family of tests.
    public var metrics: [ComparisonMetric]
    /// The least difference that anybody should care about, as a part of the baseline.
    public var minimumEffect: Double
    /// The same for a share, in parts of one: 0.001 is one request in a thousand.
    public var minimumShareEffect: Double
    /// What a corrected p must be below.
    public var significance: Double

    /// The default rules unless other ones are given.
    public init(
        metrics: [ComparisonMetric] = ComparisonMetric.judgedByDefault(inOpenLoop: false),
        minimumEffect: Double = 0.02,
        minimumShareEffect: Double = 0.001,
        significance: Double = 0.05
    ) {
        self.metrics = metrics
        self.minimumEffect = minimumEffect
        self.minimumShareEffect = minimumShareEffect
        self.significance = significance
    }

    /// The level of intervals.
    public var confidence: Double { 1 - significance }

    /// The least difference of a metric that counts.
    public func leastEffect(_ metric: ComparisonMetric) -> Double {
        metric.isRelative ? minimumEffect : minimumShareEffect
    }
}
