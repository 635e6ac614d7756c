/// The exact distribution of the sum of ranks of a group, when every choice of the group is as likely as any other.
///
/// It counts choices by dynamic programming over the pooled ranks, which takes midranks as well as whole ones: with ties
/// this is the permutation distribution given the ties that occurred, and no approximation. O(N · m · N²) for a group
/// of m out of N. (Wilcoxon 1945; Mann, Whitney 1947; for ties Lehmann, *Nonparametrics*, 1975, chapter 1.)
struct RankSumDistribution {
    /// The most pooled values that are worth counting; beyond, the normal approximation is good.
    static let mostPooled = 50

    /// The probability of each doubled sum from the least possible one on.
    private let probabilities: [Double]
    /// The least possible doubled sum.
    private let least: Int
    /// The step between the doubled sums that ``probabilities`` lists: 2 where all ranks are whole.
    private let step: Int

    /// The distribution of the sum over `size` of the given doubled ranks, of which there are at least as many.
    init(doubledRanks: [Int], size: Int) {
        let step = doubledRanks.allSatisfy { $0.isMultiple(of: 2) } ? 2 : 1
        let ranks = doubledRanks.map { $0 / step }.sorted()
        let least = ranks.prefix(size).reduce(0, +)
        let most = ranks.suffix(size).reduce(0, +)
        let width = most + 1
        var ways = Array(repeating: 0.0, count: (size + 1) * width)
        ways[0] = 1
        ways.withUnsafeMutableBufferPointer { ways in
            var reach = 0
            for (index, rank) in ranks.enumerated() {
                reach = min(reach + rank, most)
                // From the largest group down, so that a rank is taken once; and only groups that can still be filled.
                var count = min(index + 1, size)
                while count > 0, count + ranks.count - index > size {
                    let (from, to) = ((count - 1) * width - rank, count * width)
                    var sum = rank
                    while sum <= reach {
                        ways[to &+ sum] += ways[from &+ sum]
                        sum &+= 1
                    }
                    count -= 1
                }
            }
        }
        let last = ways[(size * width + least)...]
        let total = last.reduce(0, +)
        probabilities = last.map { $0 / total }
        self.least = least * step
        self.step = step
    }

    /// The probability of a sum at least as far from the mean as the doubled `sum`, on either side.
    func twoSided(_ sum: Int) -> Double {
        let index = Double((sum - least) / step)
        let mean = probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        // Distances are at least a small part of one apart, and the mean carries rounding.
        let distance = (index - mean).magnitude - 1e-6
        let tail = probabilities.enumerated().reduce(0) { total, entry in
            (Double(entry.offset) - mean).magnitude >= distance ? total + entry.element : total
        }
        return min(1, tail)
    }

    /// The probability of the sum that is `places` steps above the least.
    func probability(placesAboveLeast places: Int) -> Double { probabilities[places] }
}
