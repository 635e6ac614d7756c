import Measuring
import Testing

@Suite("Cramér's V")
struct CramersVTests {
    @Test("One attribute that tells the other has 1, independent ones have 0")
    func extremes() {
        let dependent = CramersV([[500, 0], [0, 500]])
        #expect((dependent.value - 1).magnitude < 1e-3)
        #expect(dependent.pValue < 1e-100)
        let independent = CramersV([[250, 250], [250, 250]])
        #expect(independent.value == 0)
        #expect(independent.pValue == 1)
    }

    /// χ² = 16.667 of 100 with 1 degree: φ² = 0.16667 − 1/99, k̃ = r̃ = 2 − 1/99, V = √(0.156566/0.989899) = 0.39770.
    @Test("The corrected value by hand")
    func byHand() {
        let strength = CramersV([[30, 20], [10, 40]])
        #expect((strength.value - 0.397698).magnitude < 1e-5)
        #expect((strength.pValue - 4.45571e-5).magnitude < 1e-8)
        #expect(strength.isReliable)
    }

    @Test("Empty rows and columns are left out, and small expected counts are not relied on")
    func degenerate() {
        #expect(CramersV([[30, 0, 20], [0, 0, 0], [10, 0, 40]]) == CramersV([[30, 20], [10, 40]]))
        #expect(!CramersV([[3, 1], [1, 3]]).isReliable)
        #expect(CramersV([]).pValue == 1)
        #expect(CramersV([[5, 5]]).value == 0)
    }

    @Test("The correction takes away what chance gives with many values")
    func bias() {
        var generator = SplitMix64(seed: 3)
        let tables = (0..<50).map { _ in
            var table = Array(repeating: Array(repeating: Int64(0), count: 8), count: 10)
            for _ in 0..<800 {
                table[Int.random(in: 0..<10, using: &generator)][Int.random(in: 0..<8, using: &generator)] += 1
            }
            return CramersV(table)
        }
        #expect(tables.reduce(0) { $0 + $1.value } / 50 < 0.05)
        #expect(tables.count { $0.pValue < 0.01 } <= 4)
    }
}
