internal import RealModule

/// The Mann–Whitney U test of whether one of two groups of runs tends to greater values than the other.
///
/// U counts the pairs (one run of either group) in which the candidate's value is the greater one, ties as a half. It
/// assumes nothing of the distributions but that runs are independent, and that without a difference they are
/// exchangeable; one wild run moves it by a rank, not by its wildness.
///
/// p is two-sided: exact by ``RankSumDistribution``, ties included, up to 50 runs in all; beyond, the normal
/// approximation with the variance corrected for ties and a continuity correction of ½. With n runs a side it cannot
/// be less than 2 / C(2n, n): 0.1 for 3, 0.03 for 4, 0.008 for 5, 0.00001 for 10.
///
/// Mann, Whitney, *On a test of whether one of two random variables is stochastically larger than the other* (1947).
public struct MannWhitneyTest: Equatable, Sendable {
    /// Pairs in which the candidate's value is greater, ties as a half.
    public let u: Double
    /// U divided by all pairs: the chance that a run of the candidate exceeds one of the baseline.
    public let superiority: Double
    /// The two-sided p; 1 where a group is empty.
    public let pValue: Double
    /// Whether `pValue` is exact.
    public let isExact: Bool
    /// Whether all values are equal, so that no way to deal them out to the groups could have shown anything.
    public let isConstant: Bool

    /// Tests the values of two groups, a value a run.
    public init(baseline: [Double], candidate: [Double]) {
        let (m, n) = (candidate.count, baseline.count)
        guard m > 0, n > 0 else {
            (u, superiority, pValue, isExact, isConstant) = (0, 0.5, 1, true, true)
            return
        }
        let ranks = Ranks(candidate + baseline)
        let sum = ranks.doubled.prefix(m).reduce(0, +)
        let pairs = Double(m * n)
        u = Double(sum - m * (m + 1)) / 2
        superiority = u / pairs
        isExact = m + n <= RankSumDistribution.mostPooled
        isConstant = ranks.areAllTied
        if isConstant {
            pValue = 1
        } else if isExact {
            pValue = RankSumDistribution(doubledRanks: ranks.doubled, size: m).twoSided(sum)
        } else {
            let all = Double(m + n)
            let variance = pairs / 12 * (all + 1 - ranks.tieTerm / (all * (all - 1)))
            let distance = max(0, (u - pairs / 2).magnitude - 0.5)
            pValue = NormalDistribution.twoSided(distance / .sqrt(variance))
        }
    }

    /// The least p that groups of these sizes can have: two of C(m + n, m) choices.
    public static func leastP(_ m: Int, _ n: Int) -> Double {
        let choices = (0..<min(m, n)).reduce(1.0) { $0 * Double(m + n - $1) / Double($1 + 1) }
        return min(1, 2 / choices)
    }
}
