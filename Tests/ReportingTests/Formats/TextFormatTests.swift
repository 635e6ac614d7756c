import Foundation
import Reporting
import Testing

@Suite("Text format")
struct TextFormatTests {
    @Test("Without colors there is no escape character, with colors the words are the same")
    func colors() throws {
        let plain = TextFormat().render(SampleReports.even)
        let colored = TextFormat(usesColor: true).render(SampleReports.even)
        #expect(!plain.contains("\u{1B}"))
        #expect(colored.contains("\u{1B}[1;32mVALID"))
        let escapes = try Regex("\u{1B}\\[[0-9;]*m")
        #expect(colored.replacing(escapes, with: "") == plain)
    }

    @Test("No line of the verdicts is wider than a hundred characters, and none ends in a space")
    func lines() {
        let lines = TextFormat().render(SampleReports.uneven).components(separatedBy: "\n")
        #expect(!lines.contains { $0.hasSuffix(" ") })
        #expect(lines.prefix(8).allSatisfy { $0.count <= 100 })
    }
}
