/// What the runs of an arm say of one metric.
public struct MetricEstimate: Equatable, Sendable {
    /// The metric.
    public var metric: ComparisonMetric
    /// The value of each run that has one, in the order of the runs.
    public var values: [Double]
    /// The median of the values, and its bootstrap interval (``BootstrapMedian``); of one run, that run.
    public var median: BootstrapMedian

    /// The estimate of an arm; `nil` where no run has a figure.
    public init?(_ metric: ComparisonMetric, of arm: ComparedArm, confidence: Double) {
        let values = arm.values(metric)
        guard let median = BootstrapMedian(values, confidence: confidence) else { return nil }
        self.metric = metric
        self.values = values
        self.median = median
    }
}
