/// What it takes to call a difference one.
public struct ComparisonRules: Equatable, Sendable {
    /// The metrics that are judged; with the pairs they make up the family of tests.
    public var metrics: [ComparisonMetric]
    /// The least difference that anybody should care about, as a part of the baseline.
    public var minimumEffect: Double
    /// The same for a share, in parts of one: 0.001 is one request in a thousand.
    public var minimumShareEffect: Double
    /// What a corrected p must be below.
    ///
    /// An arm held against itself may then be called better or worse once in forty comparisons. At the customary 0.05 it
    /// would be up to one in twenty, and a promise of 95 in a hundred would hold by luck only.
    public var significance: Double
    /// The level of intervals, which are not corrected.
    public var confidence: Double

    /// The default rules unless other ones are given.
    public init(
        metrics: [ComparisonMetric] = ComparisonMetric.judgedByDefault(inOpenLoop: false),
        minimumEffect: Double = 0.02,
        minimumShareEffect: Double = 0.001,
        significance: Double = 0.025,
        confidence: Double = 0.95
    ) {
        self.metrics = metrics
        self.minimumEffect = minimumEffect
        self.minimumShareEffect = minimumShareEffect
        self.significance = significance
        self.confidence = confidence
    }

    /// The least difference of a metric that counts.
    public func leastEffect(_ metric: ComparisonMetric) -> Double {
        metric.isRelative ? minimumEffect : minimumShareEffect
    }
}
