import Testing

@testable import Reporting

@Suite("Quantities")
struct QuantityTests {
    @Test(
        "Times have three digits and the unit that fits",
        arguments: [
            (0.0, "0 µs"), (0.417, "0.42 µs"), (9.99, "9.99 µs"), (9.996, "10.0 µs"), (99.96, "100 µs"),
            (417.4, "417 µs"),
            (999.4, "999 µs"), (999.6, "1.00 ms"), (5_012, "5.01 ms"), (999_499, "999 ms"), (999_600, "1.00 s"),
            (12_345_678, "12.3 s"), (3_600_000_000, "3,600 s"),
        ]
    )
    func times(microseconds: Double, text: String) {
        #expect(Quantity.time(microseconds: microseconds) == text)
    }

    @Test(
        "Round times have no needless decimals",
        arguments: [(1.0, "1 ns"), (2_000, "2 µs"), (50_000_000, "50 ms"), (1_000_000_000, "1 s"), (2.5e9, "2.5 s")]
    )
    func roundTimes(nanoseconds: Double, text: String) {
        #expect(Quantity.roundTime(nanoseconds: nanoseconds) == text)
    }

    @Test(
        "Rates",
        arguments: [(0.0, "0/s"), (0.25, "0.3/s"), (499.84, "499.8/s"), (2_000, "2,000/s"), (1_999.8, "2,000/s")]
    )
    func rates(perSecond: Double, text: String) {
        #expect(Quantity.rate(perSecond) == text)
    }

    @Test("Byte rates", arguments: [(0.0, "0 B/s"), (999.6, "1.00 kB/s"), (198_000, "198 kB/s"), (2.5e9, "2.50 GB/s")])
    func byteRates(perSecond: Double, text: String) {
        #expect(Quantity.byteRate(perSecond) == text)
    }

    @Test(
        "Numbers have the decimals that they need",
        arguments: [(5.0, "5"), (2.5, "2.5"), (0.25, "0.25"), (1.0 / 3, "0.333")]
    )
    func numbers(value: Double, text: String) {
        #expect(Quantity.number(value) == text)
    }

    @Test("A part of nothing is no percentage that is not a number")
    func percent() {
        #expect(Quantity.percent(0, of: 0) == "0.00 %")
        #expect(Quantity.percent(1, of: 3) == "33.33 %")
    }
}
