import Foundation
import Measuring
import Testing

@Suite("Chi-square test")
struct ChiSquareTestTests {
    /// Upper and lower tail by `scipy.stats.chi2` 1.17.
    static let references: [(degrees: Int, statistic: Double, upper: Double, lower: Double)] = [
        (1, 3.841, 0.050013683763956804, 0.9499863162360432),
        (2, 5.991, 0.05001161502657909, 0.9499883849734209),
        (7, 37.5, 3.770828280966175e-06, 0.999996229171719),
        (7, 14.067, 0.050002444680797654, 0.9499975553192024),
        (10, 2.558, 0.9900032922377676, 0.0099967077622324),
        (99, 99.0, 0.4810969124082639, 0.5189030875917361),
        (999, 1100.0, 0.013818467525532353, 0.9861815324744676),
        (3, 0.0005, 0.9999970269057976, 2.9730942023805324e-06),
        (7, 0.01, 0.999999999243059, 7.569409659693437e-10),
        (1, 200.0, 2.0884875837625688e-45, 1.0),
        (99999, 100200.0, 0.32612394025765207, 0.673876059742348),
    ]

    @Test("Both tails agree with reference values", arguments: references)
    func tails(reference: (degrees: Int, statistic: Double, upper: Double, lower: Double)) {
        // Two counts around a large mean give any statistic; the other categories are exactly as expected.
        let test = Self.test(degrees: reference.degrees, statistic: reference.statistic)
        #expect((test.statistic - reference.statistic).magnitude < 1e-6 * max(1, reference.statistic))
        #expect(test.degreesOfFreedom == reference.degrees)
        #expect(Self.close(test.upperP, reference.upper))
        #expect(Self.close(test.lowerP, reference.lower))
    }

    @Test("The measured unfairness of a hash ring is found: 800 picks over 8 servers, statistic 37.5")
    func haproxyRing() {
        let test = ChiSquareTest(counts: [112, 82, 85, 89, 115, 147, 90, 80], weights: Array(repeating: 1, count: 8))
        #expect((test.statistic - 37.48).magnitude < 0.01)
        #expect(test.upperP < 1e-5)
        #expect(test.twoSidedP < 1e-5)
    }

    @Test("Perfectly equal counts are too even to be random")
    func tooEven() {
        let test = ChiSquareTest(counts: [100, 100, 100, 100], weights: [1, 1, 1, 1])
        #expect(test.upperP == 1)
        #expect(test.lowerP == 0)
        #expect(test.twoSidedP < 0.001)
    }

    @Test("Equal counts of few picks are no rarity", arguments: [(20, 2), (100, 2), (15, 3), (40, 4)])
    func equalIsNotTooEven(picks: Int, categories: Int) {
        let counts = Array(repeating: Int64(picks / categories), count: categories)
        let test = ChiSquareTest(counts: counts, weights: counts.map { _ in 1 })
        // The multinomial probability of this very outcome, in logarithms.
        func logFactorial(_ n: Int) -> Double { (0..<n).reduce(0.0) { $0 + log(Double($1 + 1)) } }
        let exact = exp(
            logFactorial(picks) - Double(categories) * logFactorial(picks / categories)
                - Double(picks) * log(Double(categories))
        )
        #expect(test.wholeLowerP >= exact * 0.95)
        #expect(test.wholeLowerP < exact * 4)
    }

    @Test("Weights set the expected counts, and a weight of zero leaves its category out")
    func weights() {
        let test = ChiSquareTest(counts: [300, 100, 0], weights: [3, 1, 0])
        #expect(test.statistic == 0)
        #expect(test.degreesOfFreedom == 1)
        #expect(test.smallestExpected == 100)
    }

    @Test("Without categories or counts nothing is unlikely")
    func degenerate() {
        #expect(ChiSquareTest(counts: [], weights: []).twoSidedP == 1)
        #expect(ChiSquareTest(counts: [5], weights: [1]).twoSidedP == 1)
        #expect(ChiSquareTest(counts: [0, 0], weights: [1, 1]).upperP == 1)
    }

    /// A test with the statistic as near as whole counts come to it: one count up by d, one down by d, of mean m,
    /// gives 2 d² / m, so the counts are scaled until the rounding of m does not matter.
    private static func test(degrees: Int, statistic: Double) -> ChiSquareTest {
        let offset = 1_000_000.0
        let mean = 2 * offset * offset / statistic
        var counts = Array(repeating: Int64(mean.rounded()), count: degrees + 1)
        counts[0] += Int64(offset)
        counts[1] -= Int64(offset)
        return ChiSquareTest(counts: counts, weights: Array(repeating: 1, count: degrees + 1))
    }

    private static func close(_ value: Double, _ reference: Double) -> Bool {
        (value - reference).magnitude <= 1e-5 * reference + 1e-300
    }
}
