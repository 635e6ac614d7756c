/// One system's theory beside its simulation; times are in units of the mean service time.
public struct ValidationRow: Sendable, Equatable {
    /// The greatest relative error of the mean that passes.
    public static let meanTolerance = 0.005
    /// The greatest relative error of the 99th percentile that passes.
    public static let percentileTolerance = 0.01

    /// The system.
    public let name: String
    /// The mean by theory.
    public let theoryMean: Double
    /// The mean by simulation.
    public let simulatedMean: Double
    /// The 95 % confidence interval of the simulated mean.
    public let interval: ClosedRange<Double>
    /// The 99th percentile by theory, `nil` where only the mean is known.
    public let theoryPercentile: Double?
    /// The 99th percentile by simulation.
    public let simulatedPercentile: Double

    /// The relative error of the mean.
    public var meanError: Double { simulatedMean / theoryMean - 1 }
    /// The relative error of the 99th percentile.
    public var percentileError: Double? { theoryPercentile.map { simulatedPercentile / $0 - 1 } }
    /// Whether both errors are within their tolerances.
    public var passes: Bool {
        abs(meanError) <= Self.meanTolerance && abs(percentileError ?? 0) <= Self.percentileTolerance
    }
}
