import Testing

@testable import Balancing

@Suite struct ElementaryFunctionsTests {
    @Test(arguments: [
        (1.0, 0.0), (2.0, 0.693_147_180_559_945_3), (10.0, 2.302_585_092_994_045_7), (0.5, -0.693_147_180_559_945_3),
        (1e-300, -690.775_527_898_213_7), (1.414_213_562_373_095, 0.346_573_590_279_972_6),
    ])
    func logarithm(_ x: Double, _ expected: Double) {
        #expect(abs(ElementaryFunctions.log(x) - expected) <= 4e-16 * max(1, abs(expected)))
    }

    @Test(arguments: [
        (0.0, 1.0), (1.0, 0.367_879_441_171_442_33), (0.5, 0.606_530_659_712_633_4), (20.0, 2.061_153_622_438_557_8e-9),
        (700.5, 0.0), (600.0, 2.6503965530043108e-261),
    ])
    func exponentialDecay(_ x: Double, _ expected: Double) {
        #expect(abs(ElementaryFunctions.decay(x) - expected) <= 2e-13 * expected)
    }

    @Test func theyUndoEachOther() {
        for step in 1...2_000 {
            let x = Double(step) * 0.03
            #expect(abs(-ElementaryFunctions.log(ElementaryFunctions.decay(x)) - x) < 1e-13 * max(1, x))
        }
    }
}
