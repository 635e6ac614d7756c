internal import RealModule

/// The Wilcoxon signed-rank test on the differences within rounds.
///
/// Two runs of a round have the same arrivals and nearly the same machine, so what moves both falls out of their
/// difference. Where that is much, this test sees what ``MannWhitneyTest`` does not; but with n rounds its p cannot be
/// less than 2 / 2ⁿ (0.002 for 10), which a correction over many tests soon uses up. So it stands beside the verdict
/// and does not make it.
///
/// Differences of 0 are left out (Wilcoxon's rule). p is two-sided: exact, ties included, up to 50 rounds, by the normal
/// approximation with the tie correction beyond. Wilcoxon, *Individual comparisons by ranking methods* (1945).
public struct SignedRankTest: Equatable, Sendable {
    /// The sum of the ranks of positive differences.
    public let statistic: Double
    /// The differences that are not 0.
    public let count: Int
    /// The two-sided p; 1 without a difference.
    public let pValue: Double

    /// Tests differences, candidate less baseline, a value a round.
    public init(differences: [Double]) {
        let nonzero = differences.filter { $0 != 0 }
        let ranks = Ranks(nonzero.map(\.magnitude))
        let positive = zip(nonzero, ranks.doubled).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
        count = nonzero.count
        statistic = Double(positive) / 2
        if nonzero.isEmpty {
            pValue = 1
        } else if nonzero.count <= RankSumDistribution.mostPooled {
            pValue = Self.exactP(positive, of: ranks.doubled)
        } else {
            let n = Double(nonzero.count)
            let variance = n * (n + 1) * (2 * n + 1) / 24 - ranks.tieTerm / 48
            let distance = max(0, (statistic - n * (n + 1) / 4).magnitude - 0.5)
            pValue = NormalDistribution.twoSided(distance / .sqrt(variance))
        }
    }

    /// Every choice of signs is as likely as any other; the distribution is symmetric about half of all ranks.
    private static func exactP(_ positive: Int, of doubledRanks: [Int]) -> Double {
        let total = doubledRanks.reduce(0, +)
        var probabilities = Array(repeating: 0.0, count: total + 1)
        probabilities[0] = 1
        for rank in doubledRanks {
            for sum in stride(from: total, through: 0, by: -1) {
                let with = sum >= rank ? probabilities[sum - rank] : 0
                probabilities[sum] = (probabilities[sum] + with) / 2
            }
        }
        let lesser = min(positive, total - positive)
        return min(1, 2 * probabilities[...lesser].reduce(0, +))
    }
}
