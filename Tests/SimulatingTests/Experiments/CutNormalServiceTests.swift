import Pacing
import Testing

@testable import Simulating

@Suite struct CutNormalServiceTests {
    @Test func momentsAreThoseOfTheCutLaw() {
        let service = CutNormalService(centerNanoseconds: 1_000_000)
        var generator = SeededGenerator(seed: 5)
        let samples = (0..<100_000).map { _ in Double(service.sample(using: &generator)) }
        let mean = samples.reduce(0, +) / 1e5
        let variance = samples.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 1e5
        #expect(abs(mean / service.meanNanoseconds - 1) < 0.01)
        #expect(abs(variance / (mean * mean) / service.squaredCoefficientOfVariation - 1) < 0.02)
        #expect(abs(Double(samples.count { $0 == 0 }) / 1e5 - 0.1587) < 0.005)
    }

    @Test func itsTextReadsBack() throws {
        let service = try CutNormalService(figures: ["20ms"])
        #expect(service.description == "cut-normal:20ms")
        #expect(throws: FigureError.self) { try CutNormalService(figures: ["x"]) }
        #expect(throws: FigureError.self) { try CutNormalService(figures: []) }
    }
}
