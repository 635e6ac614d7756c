import Pacing
import Testing

@Suite("DurationText")
struct DurationTextTests {
    @Test(
        "reads what people write",
        arguments: [
            ("0", 0), ("0s", 0), ("1ns", 1), ("100us", 100_000), ("100µs", 100_000), ("5ms", 5_000_000),
            ("1.5ms", 1_500_000), ("10s", 10_000_000_000), ("0.25s", 250_000_000), ("2m", 120_000_000_000),
            ("1m30s", 90_000_000_000), ("2h", 7_200_000_000_000), ("1.5h", 5_400_000_000_000),
            ("8760h", DurationText.longest),
        ]
    )
    func reading(text: String, nanoseconds: Int64) throws {
        #expect(try DurationText.nanoseconds(text) == nanoseconds)
    }

    @Test(
        "refuses everything else, and says what to write",
        arguments: [
            "", "s", "5", "5 ms", "-5ms", "+5ms", "5msx", "1.2.3s", ".5s", "5.s", "1e3s", "infs", "0.5ns", "5M", "٣s",
            "8760h1ns", "9223372036854775808ns", "3000000h", "1h3000000h",
        ]
    )
    func refusing(text: String) {
        let error = #expect(throws: SpecificationError.duration(text)) { try DurationText.nanoseconds(text) }
        #expect(error?.description.contains("'\(text)'") == true)
    }

    @Test(
        "prints the shortest exact text",
        arguments: [
            (0, "0s"), (1, "1ns"), (1500, "1.5us"), (1_500_000, "1.5ms"), (999_999_999, "999.999999ms"),
            (10_000_000_000, "10s"), (90_000_000_000, "1m30s"), (3_600_000_000_000, "1h"),
            (3_661_500_000_000, "1h1m1.5s"), (-5_000_000, "-5ms"),
        ]
    )
    func printing(nanoseconds: Int64, text: String) {
        #expect(DurationText.text(nanoseconds) == text)
    }

    @Test("what is printed reads back as the same number")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let nanoseconds = Int64(generator.next() >> UInt64.random(in: 10...63, using: &generator))
            #expect(try DurationText.nanoseconds(DurationText.text(nanoseconds)) == nanoseconds)
        }
    }
}
