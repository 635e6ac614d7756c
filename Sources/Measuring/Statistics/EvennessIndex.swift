/// Two indices of how evenly counts are spread, both over counts divided by their weights.
public enum EvennessIndex {
    /// Jain's fairness index (Jain, Chiu, Hawe 1984): (Σx)² / (n Σx²), from 1/n (all on one) to 1 (all equal).
    ///
    /// 1 where there is nothing to compare: no counts, or all zero.
    public static func jain(counts: [Int64], weights: [Double]) -> Double {
        let loads = loads(counts, weights)
        let sum = loads.reduce(0, +)
        let squares = loads.reduce(0) { $0 + $1 * $1 }
        return squares == 0 ? 1 : sum * sum / (Double(loads.count) * squares)
    }

    /// The coefficient of variation: standard deviation (over n, not n − 1: the backends are all there are) by mean.
    ///
    /// 0 where there is nothing to compare. It and Jain's index J say the same: J = 1 / (1 + CV²).
    public static func coefficientOfVariation(counts: [Int64], weights: [Double]) -> Double {
        let loads = loads(counts, weights)
        guard !loads.isEmpty else { return 0 }
        let mean = loads.reduce(0, +) / Double(loads.count)
        let variance = loads.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(loads.count)
        return mean == 0 ? 0 : variance.squareRoot() / mean
    }

    private static func loads(_ counts: [Int64], _ weights: [Double]) -> [Double] {
        zip(counts, weights).compactMap { count, weight in weight > 0 ? Double(count) / weight : nil }
    }
}
