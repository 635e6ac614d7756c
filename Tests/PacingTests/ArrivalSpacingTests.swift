import Pacing
import Testing

@Suite struct ArrivalSpacingTests {
    @Test func fewArrivalsHaveNoCoefficient() {
        var spacing = ArrivalSpacing()
        #expect(spacing.coefficientOfVariation == nil)
        spacing.add(arrivalAt: 5)
        spacing.add(arrivalAt: 9)
        #expect(spacing.gaps == 1)
        #expect(spacing.meanNanoseconds == 4)
        #expect(spacing.coefficientOfVariation == nil)
    }

    @Test func arrivalsAtOneMomentHaveNoCoefficient() {
        var spacing = ArrivalSpacing()
        for _ in 0..<5 { spacing.add(arrivalAt: 7) }
        #expect(spacing.gaps == 4)
        #expect(spacing.coefficientOfVariation == nil)
    }

    @Test func gapsOfOneAndThreeVaryByHalf() throws {
        var spacing = ArrivalSpacing()
        for time: Int64 in [0, 1, 4, 5, 8] { spacing.add(arrivalAt: time) }
        #expect(spacing.meanNanoseconds == 2)
        #expect(try #require(spacing.coefficientOfVariation) == 0.5)
    }

    @Test func anArrivalBeforeTheLastCountsAsAtTheSameTime() throws {
        var spacing = ArrivalSpacing()
        for time: Int64 in [10, 5, 12] { spacing.add(arrivalAt: time) }
        #expect(spacing.meanNanoseconds == 1)
        #expect(try #require(spacing.coefficientOfVariation) == 1)
    }

    @Test(arguments: [("constant", 0.0), ("poisson", 1.0), ("burst:4", 1.7320508)])
    func shapesHaveTheCoefficientOfTheirTheory(name: String, expected: Double) throws {
        let shape = try ShapeCatalog.make(name, rate: 1000, seed: 7)
        let found = try #require(shape.spacing(until: 400_000_000_000).coefficientOfVariation)
        #expect(abs(found - expected) < 0.01, "\(name): \(found)")
    }

    @Test func neitherEndNorLimitIsPassed() throws {
        let shape = try ShapeCatalog.make("constant", rate: 1000, seed: 1)
        #expect(shape.spacing(until: 10_000_000).gaps == 9)
        #expect(shape.spacing(until: 10_000_000, limit: 4).gaps == 3)
    }
}
