internal import RealModule

/// The median of a few values with its bootstrap confidence interval.
///
/// The bootstrap asks how the median would scatter if the values were drawn again, with replacement, from those that
/// were seen. For a median its answer needs no random draws: how likely each value is to be the middle of a resample is
/// a sum of binomial terms (Efron 1979; Maritz, Jarrett 1978). So this is the *ideal* bootstrap, infinitely many
/// resamples: the same values give the same interval, and no seed has a say in it.
///
/// The interval is the percentile one. BCa needs an acceleration from the jackknife, which is not consistent for a
/// median (Efron, Tibshirani, *An Introduction to the Bootstrap*, 1993, section 11.6).
///
/// **Many values.** Beyond 500 the binomial terms leave the range of a `Double`; there the interval is that between the
/// order statistics of the ranks n/2 ± z √n/2, which is what those terms tend to.
///
/// **What it can cover.** It never reaches beyond the least and the greatest value, and those enclose the true median
/// with probability 1 − 2¹⁻ⁿ: with fewer than 6 values no such interval is a 95 % one, and of one value it is that value.
public struct BootstrapMedian: Equatable, Sendable {
    /// The middle value, or the mean of the two in the middle.
    public let median: Double
    /// The confidence interval.
    public let interval: ClosedRange<Double>

    /// The most values that the exact terms are summed up for.
    private static let mostExact = 500

    /// The median of values, of which there is at least one, with an interval of the given level.
    public init?(_ values: [Double], confidence: Double = 0.95) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        median = Self.median(sorted: sorted)
        guard sorted.count <= Self.mostExact else {
            let half = Double(sorted.count) / 2
            let reach = NormalDistribution.quantile(twoSided: 1 - confidence) * Double.sqrt(half / 2)
            let low = max(0, Int((half - reach).rounded(.down)) - 1)
            interval = sorted[low]...sorted[sorted.count - 1 - low]
            return
        }
        let law = Self.resampledMedians(sorted)
        let tail = (1 - confidence) / 2
        interval = Self.quantile(tail, of: law)...Self.quantile(1 - tail, of: law)
    }

    /// The median of values in ascending order, of which there is at least one.
    static func median(sorted: [Double]) -> Double {
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The medians that resamples can have, in ascending order, each with its probability.
    private static func resampledMedians(_ sorted: [Double]) -> [(value: Double, probability: Double)] {
        let n = sorted.count
        let half = n / 2
        guard n.isMultiple(of: 2) else {
            let atMost = middleLaw(n, least: half + 1)
            return sorted.indices.map { (sorted[$0], atMost[$0 + 1] - atMost[$0]) }
        }
        // The chance that half of the draws are at most the i-th value, so that the lower of the middle two is.
        let atMost = middleLaw(n, least: half)
        let ways = choices(n, half)
        let powers = (0...n).map { Double.pow(Double($0) / Double(n), half) }
        var law: [(value: Double, probability: Double)] = []
        for i in 0..<n {
            var rest = atMost[i + 1] - atMost[i]
            // Exactly half of the draws at most the i-th value, reaching it; the others at least the j-th, reaching it.
            let below = ways * (powers[i + 1] - powers[i])
            for j in (i + 1)..<max(n, i + 1) {
                let joint = below * (powers[n - j] - powers[n - j - 1])
                law.append(((sorted[i] + sorted[j]) / 2, joint))
                rest -= joint
            }
            law.append((sorted[i], max(0, rest)))
        }
        return law.sorted { $0.value < $1.value }
    }

    /// For each i from 0 to n, the probability that at least `least` of n draws are among the i lowest of n values.
    private static func middleLaw(_ n: Int, least: Int) -> [Double] {
        let ways = (least...n).map { choices(n, $0) }
        return (0...n).map { i -> Double in
            let p = Double(i) / Double(n)
            return (least...n).reduce(0.0) { sum, k -> Double in
                let chance = Double.pow(p, k) * Double.pow(1 - p, n - k)
                return sum + ways[k - least] * chance
            }
        }
    }

    private static func quantile(_ level: Double, of law: [(value: Double, probability: Double)]) -> Double {
        var sum = 0.0
        for entry in law {
            sum += entry.probability
            if sum >= level - 1e-12 { return entry.value }
        }
        return law[law.count - 1].value
    }

    private static func choices(_ n: Int, _ k: Int) -> Double {
        (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
}
