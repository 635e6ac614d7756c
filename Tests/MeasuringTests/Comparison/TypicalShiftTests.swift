import Measuring
import Testing

@Suite("Typical shift")
struct TypicalShiftTests {
    @Test("The estimate is the median of all differences")
    func estimate() throws {
        let shift = try #require(TypicalShift(baseline: [10, 12, 14, 16, 19], candidate: [11, 15, 20, 24, 30]))
        #expect(shift.estimate == 5)
        // P(U ≤ 2) = 4/252: the third difference from either end.
        #expect(shift.interval == -4...16)
        #expect((shift.confidence - (1 - 2 * 4.0 / 252)).magnitude < 1e-12)
    }

    @Test("Groups too small for the level get the whole range, and say what it is worth")
    func small() throws {
        let shift = try #require(TypicalShift(baseline: [1, 2, 3], candidate: [11, 12, 14]))
        #expect(shift.interval == 8...13)
        #expect((shift.confidence - 0.9).magnitude < 1e-12)
        #expect(try #require(TypicalShift(baseline: [1], candidate: [2])).confidence == 0)
        #expect(TypicalShift(baseline: [], candidate: [2]) == nil)
    }

    @Test("The interval excludes 0 just where the test's p is below 0.05", arguments: 1...60 as ClosedRange<UInt64>)
    func agreement(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let baseline = (0..<8).map { _ in Double.random(in: 0...1, using: &random) }
        let candidate = (0..<9).map { _ in Double.random(in: 0...1, using: &random) + 0.4 }
        let shift = try #require(TypicalShift(baseline: baseline, candidate: candidate))
        let p = MannWhitneyTest(baseline: baseline, candidate: candidate).pValue
        #expect(shift.interval.contains(0) == (p > 0.05), "p \(p), \(shift.interval)")
    }

    @Test("Many values take the approximation, whose interval is as wide as the exact one")
    func many() throws {
        var random = SplitMix64(seed: 3)
        let values = (0..<26).map { _ in Double.random(in: 0...1, using: &random) }
        let others = (0..<26).map { _ in Double.random(in: 0...1, using: &random) }
        let exact = try #require(TypicalShift(baseline: Array(values.dropLast()), candidate: Array(others.dropLast())))
        let approximate = try #require(TypicalShift(baseline: values, candidate: others))
        let widths = [exact, approximate].map { $0.interval.upperBound - $0.interval.lowerBound }
        #expect((0.8...1.25).contains(widths[1] / widths[0]))
    }
}
