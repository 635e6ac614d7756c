/// A confidence interval for the mean of correlated observations, by the method of batch means.
///
/// The waits of successive requests are alike, so the usual standard error is far too small. The observations are cut
/// into 32 batches in order of arrival; the means of long batches are nearly independent and nearly normal, and
/// Student's t with 31 degrees of freedom gives the interval. *Assumes* batches much longer than a busy period.
/// *Source*: A. M. Law, "Simulation Modeling and Analysis", §9.5.3.
public struct BatchMeans: Sendable, Equatable {
    /// The number of batches.
    public static let batches = 32
    /// The 97.5 % quantile of Student's t with 31 degrees of freedom.
    private static let quantile = 2.0395

    private var sums: [Double]
    private var counts: [Int]
    private let perBatch: Int

    /// For a number of observations, known beforehand.
    public init(observations: Int) {
        perBatch = max(1, observations / Self.batches)
        sums = Array(repeating: 0, count: Self.batches)
        counts = Array(repeating: 0, count: Self.batches)
    }

    /// Adds the observation with a number, from 0 in order of arrival; they may come in any order.
    @inline(__always)
    public mutating func add(_ value: Double, number: Int) {
        let batch = min(number / perBatch, Self.batches - 1)
        sums[batch] += value
        counts[batch] += 1
    }

    /// The mean of all observations; 0 for none.
    public var mean: Double {
        let count = counts.reduce(0, +)
        return count == 0 ? 0 : sums.reduce(0, +) / Double(count)
    }

    /// The 95 % confidence interval of the mean: the mean itself where fewer than two batches have observations.
    public var interval: ClosedRange<Double> {
        let means = zip(sums, counts).filter { $0.1 > 0 }.map { $0.0 / Double($0.1) }
        guard means.count > 1 else { return mean...mean }
        let middle = means.reduce(0, +) / Double(means.count)
        let variance = means.map { ($0 - middle) * ($0 - middle) }.reduce(0, +) / Double(means.count - 1)
        let half = Self.quantile * (variance / Double(means.count)).squareRoot()
        return (mean - half)...(mean + half)
    }
}
