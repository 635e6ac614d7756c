internal import RealModule

/// How much greater the values of one group typically are than those of another: Hodges and Lehmann's estimate.
///
/// The median of all differences between a value of the one and a value of the other, and the interval of those shifts
/// that ``MannWhitneyTest`` would not reject: the figure that goes with that test, so that the interval excludes "no
/// difference" just where its (uncorrected) p is below 1 − confidence. It is exact for groups of 50 in all, by the
/// normal approximation beyond. Hodges, Lehmann, *Estimates of location based on rank tests* (1963).
///
/// Groups too small for the level get the whole range, and ``confidence`` says what that is worth.
public struct TypicalShift: Equatable, Sendable {
    /// The shift, candidate less baseline.
    public let estimate: Double
    /// The confidence interval of the shift.
    public let interval: ClosedRange<Double>
    /// The level that the interval has: at least the one asked for, or less where the groups are too small for it.
    public let confidence: Double

    /// The shift between two groups; `nil` if one of them is empty.
    public init?(baseline: [Double], candidate: [Double], confidence: Double = 0.95) {
        let (m, n) = (candidate.count, baseline.count)
        guard m > 0, n > 0 else { return nil }
        let differences = candidate.flatMap { value in baseline.map { value - $0 } }.sorted()
        // Where all differences are one, no law is needed to cut them.
        let isOne = differences[0] == differences[differences.count - 1]
        let (cut, level) = isOne ? (0, 1 - MannWhitneyTest.leastP(m, n)) : Self.cut(m, n, confidence)
        estimate = BootstrapMedian.median(sorted: differences)
        interval = differences[cut]...differences[differences.count - 1 - cut]
        self.confidence = level
    }

    private init(estimate: Double, interval: ClosedRange<Double>, confidence: Double) {
        self.estimate = estimate
        self.interval = interval
        self.confidence = confidence
    }

    /// The shift on another scale; an increasing function keeps the interval what it is.
    func mapped(_ increasing: (Double) -> Double) -> TypicalShift {
        TypicalShift(
            estimate: increasing(estimate),
            interval: increasing(interval.lowerBound)...increasing(interval.upperBound),
            confidence: confidence
        )
    }

    /// How many of the outermost differences to leave out on either side, and the level that this gives.
    private static func cut(_ m: Int, _ n: Int, _ confidence: Double) -> (Int, Double) {
        let pairs = m * n
        guard m + n <= RankSumDistribution.mostPooled else {
            let spread = Double.sqrt(Double(pairs * (m + n + 1)) / 12)
            let z = NormalDistribution.quantile(twoSided: 1 - confidence)
            return (max(0, Int(Double(pairs) / 2 - z * spread)), confidence)
        }
        let law = RankSumDistribution(doubledRanks: (1...(m + n)).map { 2 * $0 }, size: m)
        // P(U ≤ cut) on either side is what the interval misses; U is the rank sum less its least.
        var tail = law.probability(placesAboveLeast: 0)
        var cut = 0
        while cut + 1 < (pairs + 1) / 2 {
            let next = tail + law.probability(placesAboveLeast: cut + 1)
            if next > (1 - confidence) / 2 { break }
            tail = next
            cut += 1
        }
        return (cut, max(0, 1 - 2 * tail))
    }
}
