import Measuring
import Testing

@Suite("Mann-Whitney")
struct MannWhitneyTestTests {
    /// Values and p by SciPy 1.17, `mannwhitneyu(candidate, baseline, method="exact")`.
    @Test("Exact p without ties is that of the tables")
    func exact() {
        let test = MannWhitneyTest(baseline: [1.1, 2.2, 3.3, 4.4, 5.5], candidate: [2, 3, 6, 7])
        #expect(test.u == 13)
        #expect(test.isExact)
        #expect((test.pValue - 0.5555555555555556).magnitude < 1e-12)
        let apart = MannWhitneyTest(baseline: (0..<10).map(Double.init), candidate: (20..<30).map(Double.init))
        #expect(apart.u == 100)
        #expect((apart.pValue - 1.082508822446903e-05).magnitude < 1e-15)
        #expect(apart.superiority == 1)
    }

    @Test("With ties, p is that of all 70 ways to choose four of the eight")
    func ties() {
        let test = MannWhitneyTest(baseline: [1, 2, 2, 3], candidate: [2, 3, 3, 4])
        #expect((test.pValue - 0.2857142857142857).magnitude < 1e-12)
    }

    /// p by SciPy 1.17, `method="asymptotic"`, with ties and the continuity correction.
    @Test("More than 50 runs take the normal approximation with the tie correction")
    func approximate() {
        let baseline = (0..<30).map { Double($0 * 37 % 101) }
        let candidate = (0..<30).map { Double($0 * 53 % 97 + 15) }
        let test = MannWhitneyTest(baseline: baseline, candidate: candidate)
        #expect(!test.isExact)
        #expect(test.u == 545.5)
        #expect((test.pValue - 0.16011167741042898).magnitude < 1e-9)
    }

    @Test("Values that are all the same, or none at all, show nothing")
    func nothing() {
        #expect(MannWhitneyTest(baseline: [5, 5, 5], candidate: [5, 5, 5, 5]).pValue == 1)
        #expect(MannWhitneyTest(baseline: [], candidate: [1]).pValue == 1)
        #expect(MannWhitneyTest(baseline: [1], candidate: [2]).pValue == 1)
        let same = Array(repeating: 3.0, count: 40)
        #expect(MannWhitneyTest(baseline: same, candidate: same).pValue == 1)
    }

    @Test("Swapping the groups mirrors U and keeps p", arguments: 1...20 as ClosedRange<UInt64>)
    func symmetric(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let one = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            Double.random(in: 0...5, using: &random).rounded()
        }
        let other = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            Double.random(in: 0...5, using: &random).rounded()
        }
        let there = MannWhitneyTest(baseline: one, candidate: other)
        let back = MannWhitneyTest(baseline: other, candidate: one)
        #expect((there.pValue - back.pValue).magnitude < 1e-12)
        #expect((there.u + back.u - Double(one.count * other.count)).magnitude < 1e-9)
        #expect((0...1).contains(there.pValue))
    }

    @Test("The least p is two of all choices")
    func least() {
        #expect((MannWhitneyTest.leastP(3, 3) - 0.1).magnitude < 1e-12)
        #expect((MannWhitneyTest.leastP(10, 10) - 2.0 / 184_756).magnitude < 1e-12)
        #expect(MannWhitneyTest.leastP(1, 1) == 1)
    }
}
