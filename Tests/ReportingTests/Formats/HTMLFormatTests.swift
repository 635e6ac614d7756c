import Foundation
import Measuring
import Reporting
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("HTML format")
struct HTMLFormatTests {
    @Test(
        "The file is whole in itself: no script, nothing loaded",
        arguments: [SampleReports.even, SampleReports.uneven]
    )
    func selfContained(report: RunReport) {
        let html = HTMLFormat().render(report)
        for forbidden in ["<script", "http://", "https://", "@import", "url(", "<img", "<link", "<b>"] {
            #expect(!html.contains(forbidden))
        }
    }

    @Test(
        "Elements are nested and closed, so that it also reads as XML",
        arguments: [SampleReports.even, SampleReports.uneven, SampleReports.empty]
    )
    func wellFormed(report: RunReport) throws {
        let html = HTMLFormat().render(report)
        let body = try #require(html.range(of: "<body>").map { html[$0.lowerBound...] })
        let markup = body.replacing("</html>", with: "")
        let parser = XMLParser(data: Data(markup.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }

    @Test("Figures have text alternatives and tables have captions")
    func accessibility() {
        let html = HTMLFormat().render(SampleReports.even)
        func count(_ text: String) -> Int { html.ranges(of: text).count }
        #expect(count("<svg") == 2)
        #expect(count("role=\"img\"") == 2)
        #expect(count("<desc") == 2)
        #expect(count("<figcaption>") == 2)
        #expect(count("<table>") == count("<caption>"))
        #expect(count("<h1>") == 1)
    }

    @Test("A thousand backends still make a chart of less than two thousand units", arguments: [1, 40, 1_000])
    func manyBackends(count: Int) throws {
        var report = SampleReports.even
        report.summary.backends = (1...count).map { BackendSummary(name: "b\($0)", address: "", weight: 1) }
        let html = HTMLFormat().render(report)
        let box = try #require(html.ranges(of: "viewBox=\"0 0 720 ").last)
        let height = try #require(Double(html[box.upperBound...].prefix { $0 != "\"" }))
        #expect(height <= 2_000)
    }
}
