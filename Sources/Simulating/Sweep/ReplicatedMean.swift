/// The mean of a figure over independent replications, with its confidence interval.
///
/// Replications with seeds of their own are independent whatever happens within each, so Student's t holds without the
/// long batches that ``BatchMeans`` needs. Two strategies are compared by the replications' *differences*: both see the
/// same arrivals and demands in a replication (common random numbers), so what they have in common cancels.
/// *Source*: A. M. Law, "Simulation Modeling and Analysis", §9.4.1 and §11.2.
public struct ReplicatedMean: Sendable, Equatable {
    /// The number of replications.
    public static let replications = 10
    /// The 97.5 % quantile of Student's t with 9 degrees of freedom.
    private static let quantile = 2.2622

    /// The mean.
    public let mean: Double
    /// Its 95 % confidence interval.
    public let interval: ClosedRange<Double>

    /// The mean of a figure, one value a replication.
    ///
    /// - Precondition: there are ``replications`` values.
    public init(_ values: [Double]) {
        precondition(values.count == Self.replications, "Student's quantile is for \(Self.replications) values")
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        let half = Self.quantile * (variance / count).squareRoot()
        self.mean = mean
        interval = (mean - half)...(mean + half)
    }

    /// The difference of a figure between two strategies: candidate less baseline, paired by replication.
    public init(of candidate: [Double], against baseline: [Double]) {
        self.init(zip(candidate, baseline).map { $0 - $1 })
    }
}
