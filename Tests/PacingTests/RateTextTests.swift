import Pacing
import Testing

@Suite("RateText")
struct RateTextTests {
    @Test(
        "reads what people write",
        arguments: [
            ("500", 500), ("2k", 2000), ("2K", 2000), ("1.5k", 1500), ("1M", 1_000_000), ("0.5", 0.5), ("1e3", 1000),
        ]
    )
    func reading(text: String, perSecond: Double) throws {
        #expect(try RateText.perSecond(text) == perSecond)
    }

    @Test(
        "refuses everything else, and says what to write",
        arguments: ["", "k", "0", "0k", "-5", "+5", "2kk", "2 k", "inf", "nan", "0x10", "1.2.3", "1e999", "50/s"]
    )
    func refusing(text: String) {
        let error = #expect(throws: SpecificationError.rate(text)) { try RateText.perSecond(text) }
        #expect(error?.description.contains("'\(text)'") == true)
    }

    @Test("what is printed reads back as the same number", arguments: [1, 2000, 1500.5, 1e-7, 1e20, 1.0 / 3])
    func roundTrip(perSecond: Double) throws {
        #expect(try RateText.perSecond(RateText.text(perSecond)) == perSecond)
    }

    @Test func wholeRatesHaveNoFraction() {
        #expect(RateText.text(2000) == "2000")
    }
}
