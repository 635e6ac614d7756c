internal import RealModule

/// The standard normal distribution.
enum NormalDistribution {
    /// The probability of a value at least `z` from 0 on either side.
    static func twoSided(_ z: Double) -> Double { Double.erfc(z.magnitude / Double.sqrt(2)) }

    /// The z that is exceeded on either side with probability `p` in all, 0 < p < 1; 1.96 for 0.05.
    static func quantile(twoSided p: Double) -> Double {
        var (low, high) = (0.0, 40.0)
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if twoSided(middle) > p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
