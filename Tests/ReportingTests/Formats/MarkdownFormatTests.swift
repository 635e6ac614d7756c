import Reporting
import Testing

@Suite("Markdown format")
struct MarkdownFormatTests {
    @Test("Text from outside starts no markup, no HTML and no cell")
    func escaping() {
        let text = MarkdownFormat().render(SampleReports.uneven)
        #expect(text.contains("- header: A: &lt;b&gt;\"1\" &amp; '2'&lt;/b&gt; \\| \\*x\\*"))
        #expect(!text.contains("<b>"))
    }

    @Test("Every row of a table has as many cells as its header")
    func tables() {
        let lines = MarkdownFormat().render(SampleReports.even).split(separator: "\n", omittingEmptySubsequences: false)
        var cells: Int?
        for line in lines {
            guard line.hasPrefix("|") else {
                cells = nil
                continue
            }
            let count = line.count { $0 == "|" }
            #expect(cells == nil || cells == count)
            cells = count
        }
    }
}
