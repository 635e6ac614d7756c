import Reporting
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
    private static func text(_ write: (inout CSVWriter) -> Void) -> String {
        var writer = CSVWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(
        "Integers are written as they are",
        arguments: [0, 7, 9, 10, 11, 99, 100, 12_345, -1, -10, Int64.max, Int64.min, 999_999_999_999_999_999]
    )
    func integers(value: Int64) {
        #expect(Self.text { $0.row([value, nil, value]) } == "\(value),,\(value)\n")
    }

    @Test("Every power of ten and its neighbors have the right number of digits")
    func powersOfTen() {
        var power: Int64 = 1
        for _ in 0..<18 {
            power *= 10
            for value in [power - 1, power, power + 1] { #expect(Self.text { $0.field(value) } == "\(value)") }
        }
    }

    @Test(
        "Text is quoted where it must be",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("cr\r", "\"cr\r\""), ("", ""), ("ä;→", "ä;→"),
        ]
    )
    func texts(text: String, csv: String) {
        #expect(Self.text { $0.field(text) } == csv)
    }

    @Test(
        "Numbers have a dot and no grouping",
        arguments: [(0.5, "0.5"), (12_345.0, "12345"), (-2.25, "-2.25"), (.nan, "")]
    )
    func numbers(value: Double, csv: String) {
        #expect(Self.text { $0.field(value) } == csv)
    }

    @Test("Rows end in a newline, and an emptied buffer goes on with the next row")
    func rows() {
        var writer = CSVWriter()
        writer.row(["a", "b"])
        #expect(writer.bytes == Array("a,b\n".utf8))
        writer.removeAll()
        writer.row([1, 2])
        #expect(writer.bytes == Array("1,2\n".utf8))
    }
}
