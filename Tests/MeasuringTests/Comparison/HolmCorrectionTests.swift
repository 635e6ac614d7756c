import Measuring
import Testing

@Suite("Holm's correction")
struct HolmCorrectionTests {
    @Test("The worked example of every textbook")
    func example() {
        let adjusted = HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.005])
        #expect(zip(adjusted, [0.03, 0.06, 0.06, 0.02]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    }

    @Test("One test needs no correction, none has none")
    func few() {
        #expect(HolmCorrection.adjusted([0.04]) == [0.04])
        #expect(HolmCorrection.adjusted([]).isEmpty)
    }

    @Test(
        "Never less than the given p, never more than Bonferroni's, in the same order",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func laws(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let values = (0..<12).map { _ in Double.random(in: 0...0.3, using: &random) }
        let adjusted = HolmCorrection.adjusted(values)
        for (index, value) in values.enumerated() {
            #expect(adjusted[index] >= value)
            #expect(adjusted[index] <= min(1, value * 12))
            for (other, larger) in values.enumerated() where larger >= value {
                #expect(adjusted[other] >= adjusted[index])
            }
        }
    }
}
