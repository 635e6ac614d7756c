import Pacing
import Testing

@Suite("CutNormalService")
struct CutNormalServiceTests {
    @Test("as many times are cut as a normal law has below one deviation under its mean")
    func cut() {
        let service = CutNormalService(centerNanoseconds: 1_000_000)
        var generator = SeededGenerator(seed: 5)
        let zeros = (0..<100_000).count { _ in service.sample(using: &generator) == 0 }
        #expect(abs(Double(zeros) / 1e5 - 0.1587) < 0.005)
    }

    @Test("figures that are no duration are refused")
    func refusal() {
        #expect(throws: FigureError.self) { try CutNormalService(figures: ["x"]) }
    }
}
