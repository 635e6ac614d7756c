/// The exact distribution of the sum of ranks of a group, when every choice of the group is as likely as any other.
///
/// It counts choices by dynamic programming over the pooled ranks, which takes midranks as well as whole ones: with ties
/// this is the permutation distribution given the ties that occurred, and no approximation. O(N · m · N²) for a group
/// of m out of N. (Wilcoxon 1945; Mann, Whitney 1947; for ties Lehmann, *Nonparametrics*, 1975, chapter 1.)
struct RankSumDistribution {
    /// The most pooled values that are worth counting; beyond, the normal approximation is good.
    static let mostPooled = 50

    /// The probability of each doubled sum, from 0 on.
    let probabilities: [Double]

    /// The distribution of the sum over `size` of the given doubled ranks.
    init(doubledRanks: [Int], size: Int) {
        let most = doubledRanks.sorted().suffix(size).reduce(0, +)
        let width = most + 1
        var ways = Array(repeating: 0.0, count: (size + 1) * width)
        ways[0] = 1
        var taken = 0
        for rank in doubledRanks {
            taken = min(taken + 1, size)
            // From the largest group down, so that a rank is taken once.
            for count in stride(from: taken, to: 0, by: -1) {
                let (from, to) = ((count - 1) * width, count * width)
                for sum in stride(from: rank, through: most, by: 1) where ways[from + sum - rank] > 0 {
                    ways[to + sum] += ways[from + sum - rank]
                }
            }
        }
        let last = ways[(size * width)...]
        let total = last.reduce(0, +)
        probabilities = last.map { $0 / total }
    }

    /// The probability of a sum at least as far from the mean as `sum`, on either side.
    func twoSided(_ sum: Int) -> Double {
        let mean = probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        // Half a doubled rank of slack: distances are multiples of a half, and the mean carries rounding.
        let distance = (Double(sum) - mean).magnitude - 0.25
        let tail = probabilities.enumerated().reduce(0) { total, entry in
            (Double(entry.offset) - mean).magnitude >= distance ? total + entry.element : total
        }
        return min(1, tail)
    }
}
