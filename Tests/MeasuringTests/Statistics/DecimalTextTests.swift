import Measuring
import Testing

@Suite("Decimal text")
struct DecimalTextTests {
    @Test(
        "Numbers with a fixed count of decimals",
        arguments: [
            (0.0, 0, "0"), (0.0, 3, "0.000"), (1.5, 1, "1.5"), (-1.25, 1, "-1.2"), (1234.5, 2, "1,234.50"),
            (999.999, 2, "1,000.00"), (0.001, 2, "0.00"), (-0.001, 2, "0.00"), (1_234_567, 0, "1,234,567"),
            (0.05, 3, "0.050"), (1e16, 2, "1e+16"), (.nan, 1, "nan"), (.infinity, 1, "inf"),
        ]
    )
    func fixed(value: Double, places: Int, text: String) {
        #expect(DecimalText.fixed(value, places: places) == text)
    }

    @Test(
        "Whole numbers in groups of three",
        arguments: [
            (Int64(0), "0"), (12, "12"), (123, "123"), (1_234, "1,234"), (-12_345, "-12,345"), (1_000_000, "1,000,000"),
            (.min, "-9,223,372,036,854,775,808"),
        ]
    )
    func grouped(value: Int64, text: String) {
        #expect(DecimalText.grouped(value) == text)
    }
}
