import Testing

@testable import Reporting

@Suite("Text tables and bars")
struct TextTableTests {
    @Test("Columns are aligned, numbers to the right, without spaces at the end of a line")
    func alignment() {
        let table = ReportTable(
            caption: "",
            columns: [.text("name"), .number("count"), .text("")],
            rows: [["a", "1", ""], ["longer", "1,000", "x"]]
        )
        #expect(table.textLines() == ["  name    count", "  a           1", "  longer  1,000  x"])
    }

    @Test("Lines are broken between words, and a word that is too long stands alone")
    func wrapping() {
        #expect("one two three".wrapped(to: 7) == ["one two", "three"])
        #expect("incomprehensible is long".wrapped(to: 5) == ["incomprehensible", "is", "long"])
        #expect("".wrapped(to: 5).isEmpty)
    }

    @Test("A bar is an eighth of a character precise, and anything above nothing shows")
    func bars() {
        #expect(Bar.text(0, width: 10).isEmpty)
        #expect(Bar.text(1e-9, width: 10) == "▏")
        #expect(Bar.text(0.5, width: 1) == "▌")
        #expect(Bar.text(1, width: 3) == "███")
        #expect(Bar.text(7, width: 3) == "███")
    }
}
