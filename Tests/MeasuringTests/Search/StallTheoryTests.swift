import Measuring
import Testing

@Suite("Stall theory")
struct StallTheoryTests {
    @Test(
        "A second within ten at 500 a second",
        arguments: [(50.0, 0.0), (90, 0), (95, 0.5), (99, 0.9), (99.9, 0.99), (100, 1)]
    )
    func knownCase(percentile: Double, seconds: Double) {
        let theory = StallTheory(requests: 5_000, period: 2e6, stall: 1e9)
        #expect(abs(theory.latency(atPercentile: percentile) - seconds * 1e9) < 1)
    }

    @Test("It is what nearest rank finds in the latencies themselves", arguments: [1.0, 25, 50, 90, 97.3, 99.99, 100])
    func definition(percentile: Double) {
        let (count, period, stall) = (777, 3_000_000.0, 400_000_000.0)
        let stalled = (0..<count).map { max(0, stall - Double($0) * period) }.sorted()
        let rank = max(1, Int((percentile / 100 * Double(count)).rounded(.up)))
        let theory = StallTheory(requests: Int64(count), period: period, stall: stall)
        #expect(theory.latency(atPercentile: percentile) == stalled[rank - 1])
    }
}
