import Measuring
import Testing

@Suite("Evenness indices")
struct EvennessIndexTests {
    @Test("Jain's index and the coefficient of variation of known counts")
    func knownValues() {
        // Mean 5, deviations 3, 1, 1, 3: variance 5.
        let counts: [Int64] = [2, 4, 6, 8]
        let equal = [1.0, 1, 1, 1]
        #expect(EvennessIndex.jain(counts: counts, weights: equal) == 400.0 / (4 * 120))
        #expect((EvennessIndex.coefficientOfVariation(counts: counts, weights: equal) - 0.447213595).magnitude < 1e-9)
    }

    @Test("The two indices say the same: J = 1 / (1 + CV²)", arguments: 0..<50)
    func relation(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let counts = (0..<12).map { _ in Int64.random(in: 0...1_000, using: &generator) }
        let weights = (0..<12).map { _ in Double.random(in: 0.5...4, using: &generator) }
        let jain = EvennessIndex.jain(counts: counts, weights: weights)
        let variation = EvennessIndex.coefficientOfVariation(counts: counts, weights: weights)
        #expect((jain - 1 / (1 + variation * variation)).magnitude < 1e-12)
    }

    @Test("All on one backend is 1/n, all equal is 1, nothing at all is even")
    func extremes() {
        #expect(EvennessIndex.jain(counts: [9, 0, 0], weights: [1, 1, 1]) == 1.0 / 3)
        #expect(EvennessIndex.jain(counts: [9, 9, 9], weights: [1, 1, 1]) == 1)
        #expect(EvennessIndex.jain(counts: [30, 10], weights: [3, 1]) == 1)
        #expect(EvennessIndex.jain(counts: [0, 0], weights: [1, 1]) == 1)
        #expect(EvennessIndex.jain(counts: [], weights: []) == 1)
        #expect(EvennessIndex.coefficientOfVariation(counts: [], weights: []) == 0)
    }
}
