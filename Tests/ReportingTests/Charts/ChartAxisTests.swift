import Testing

@testable import Reporting

@Suite("Chart axis")
struct ChartAxisTests {
    @Test(
        "Ticks of linear axes are round, few, and inside",
        arguments: [(0, 1), (0, 0.33), (0, 7), (3, 3), (0, 10), (0, 99_999), (0.1, 0.97), (-5, 5), (0, 1e-6)]
    )
    func linear(lower: Double, upper: Double) {
        let axis = ChartAxis.linear("x", from: lower, to: upper)
        #expect((2...8).contains(axis.ticks.count), "\(axis.ticks)")
        #expect(axis.ticks.allSatisfy { (0...1).contains($0.fraction) })
        #expect(zip(axis.ticks, axis.ticks.dropFirst()).allSatisfy { $0.fraction < $1.fraction })
        #expect(axis.fraction(of: lower - 1) == 0)
        #expect(axis.fraction(of: max(upper, lower + 1) + 1) == 1)
    }

    @Test("An upward axis begins at zero and ends at a tick", arguments: [0, 0.34, 1, 6.2, 50, 2_345])
    func upward(most: Double) {
        let axis = ChartAxis.upward("y", to: most)
        #expect(axis.ticks.first?.fraction == 0)
        #expect(abs((axis.ticks.last?.fraction ?? 0) - 1) < 1e-9)
        #expect(axis.fraction(of: most) > 0.7 || most == 0)
    }

    @Test("Many decades have a tick each, few of them more")
    func logarithmic() {
        let wide = ChartAxis.times("t", enclosing: [1_000, 9_000_000_000])
        #expect(
            wide.ticks.map(\.label) == [
                "1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s", "10 s",
            ]
        )
        let narrow = ChartAxis.times("t", enclosing: [1_000_000, 9_000_000])
        #expect(narrow.ticks.map(\.label) == ["1 ms", "2 ms", "5 ms", "10 ms"])
    }

    @Test("Nines stand equally far apart")
    func percentiles() {
        let axis = ChartAxis.percentiles(upTo: 99.95)
        #expect(axis.ticks.map(\.label) == ["0 %", "50 %", "90 %", "99 %", "99.9 %"])
        let step = axis.fraction(of: 90)
        #expect(abs(axis.fraction(of: 99) - 2 * step) < 1e-9)
        #expect(abs(axis.fraction(of: 99.9) - 3 * step) < 1e-9)
        #expect(axis.fraction(of: 100) == 1)
    }
}
