/// Pearson's chi-square test of counts against expected shares.
///
/// χ² = Σ (observed − expected)² / expected, which for independent random picks follows the chi-square distribution
/// with (categories − 1) degrees of freedom, well enough where every expected count is at least
/// ``leastExpectedCount`` (Cochran 1954). Categories with share 0 are left out.
public struct ChiSquareTest: Equatable, Sendable {
    /// The expected count below which the distribution is only an approximation not to be relied on.
    public static let leastExpectedCount = 5.0

    /// The statistic χ².
    public let statistic: Double
    /// Degrees of freedom.
    public let degreesOfFreedom: Int
    /// The smallest expected count.
    public let smallestExpected: Double
    /// The sum of the inverses of the expected counts: how coarse whole counts are.
    private let coarseness: Double

    /// Tests counts against shares proportional to the weights; both arrays are as long as there are categories.
    public init(counts: [Int64], weights: [Double]) {
        let total = Double(counts.reduce(0, +))
        let weight = weights.reduce(0, +)
        var statistic = 0.0
        var categories = 0
        var smallest = Double.infinity
        var coarseness = 0.0
        for (count, share) in zip(counts, weights) where share > 0 {
            let expected = total * share / weight
            if expected > 0 {
                statistic += (Double(count) - expected) * (Double(count) - expected) / expected
                coarseness += 1 / expected
            }
            smallest = min(smallest, expected)
            categories += 1
        }
        self.statistic = statistic
        self.coarseness = coarseness
        degreesOfFreedom = max(0, categories - 1)
        smallestExpected = categories == 0 ? 0 : smallest
    }

    /// The tests of independent counts as one: statistics and degrees of freedom add up.
    ///
    /// Tests with too small expected counts are left out, unless there are no others.
    public init(combining tests: [ChiSquareTest]) {
        let reliable = tests.filter { $0.smallestExpected >= Self.leastExpectedCount }
        let used = reliable.isEmpty ? tests : reliable
        statistic = used.reduce(0) { $0 + $1.statistic }
        degreesOfFreedom = used.reduce(0) { $0 + $1.degreesOfFreedom }
        smallestExpected = used.map(\.smallestExpected).min() ?? 0
        coarseness = used.reduce(0) { $0 + $1.coarseness }
    }

    /// The probability of a statistic at least this large by chance: small for counts that are too uneven.
    public var upperP: Double {
        degreesOfFreedom == 0 ? 1 : RegularizedGamma.upper(Double(degreesOfFreedom) / 2, statistic / 2)
    }

    /// The probability of a statistic at most this large by chance: small for counts that are too even.
    public var lowerP: Double {
        degreesOfFreedom == 0 ? 1 : RegularizedGamma.lower(Double(degreesOfFreedom) / 2, statistic / 2)
    }

    /// A bound above ``lowerP`` that minds that counts are whole.
    ///
    /// Exactly equal ones are no rarity (one in six fair runs of 20 picks between two backends), though
    /// the continuous distribution gives them probability 0. So each outcome stands for the unit cube around it, and the
    /// ball of outcomes is taken to reach to the far corner, ½·√(Σ 1/expected) further out in √χ². For two categories this
    /// is the usual continuity correction (Yates 1934), for more it errs on the side of no alarm.
    public var wholeLowerP: Double {
        let radius = statistic.squareRoot() + 0.5 * coarseness.squareRoot()
        return degreesOfFreedom == 0 ? 1 : RegularizedGamma.lower(Double(degreesOfFreedom) / 2, radius * radius / 2)
    }

    /// Twice the smaller tail (the lower one as ``wholeLowerP``), at most 1: small for counts that are too uneven or too even to be random.
    public var twoSidedP: Double { min(1, 2 * min(upperP, wholeLowerP)) }
}
