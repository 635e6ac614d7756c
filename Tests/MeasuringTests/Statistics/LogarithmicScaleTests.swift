import Measuring
import Testing

@Suite("Logarithmic scale")
struct LogarithmicScaleTests {
    @Test(
        "An axis begins and ends at ticks and holds its values",
        arguments: [(1.0, 1.0), (5, 5), (3, 7), (1_000, 999_999), (0, 0), (4.9e6, 5.1e6)]
    )
    func enclosing(least: Double, most: Double) {
        let scale = LogarithmicScale(enclosing: least, most)
        #expect(scale.lower <= max(1, least))
        #expect(scale.upper > most)
        #expect(scale.ticks.first == scale.lower)
        #expect(scale.ticks.last == scale.upper)
        #expect(scale.ticks.count >= 2)
    }

    @Test("Ticks are at 1, 2 and 5 times powers of ten")
    func ticks() {
        #expect(LogarithmicScale(enclosing: 3, 150).ticks == [2, 5, 10, 20, 50, 100, 200])
    }

    @Test("Equal ratios are equally far apart")
    func fractions() {
        let scale = LogarithmicScale(lower: 1, upper: 1_000)
        #expect(scale.fraction(of: 1) == 0)
        #expect((scale.fraction(of: 10) - 1.0 / 3).magnitude < 1e-12)
        #expect((scale.fraction(of: 100) - 2.0 / 3).magnitude < 1e-12)
        #expect(scale.fraction(of: 1_000) == 1)
        #expect(scale.fraction(of: 5_000) == 1)
        #expect(scale.fraction(of: -1) == 0)
    }
}
