import Foundation
import Measuring
import Testing

@testable import Reporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("HTML format")
struct HTMLFormatTests {
    @Test(
        "The file is whole in itself: nothing loaded, and no text from outside becomes markup",
        arguments: [SampleReports.even, SampleReports.uneven] + EdgeReports.all
    )
    func selfContained(report: RunReport) {
        let html = HTMLFormat().render(report)
        for forbidden in ["http://", "https://", "@import", "url(", "src=", "<img", "<link", "<b>", "<i>", "onclick"] {
            #expect(!html.contains(forbidden))
        }
        #expect(html.ranges(of: "<script").count == 1)
    }

    @Test(
        "Elements are nested and closed, so that it also reads as XML",
        arguments: [SampleReports.even, SampleReports.uneven, SampleReports.empty] + EdgeReports.all
    )
    func wellFormed(report: RunReport) throws {
        let html = HTMLFormat().render(report)
        let body = try #require(html.range(of: "<body>").map { html[$0.lowerBound...] })
        let markup = body.replacing("</html>", with: "")
        let parser = XMLParser(data: Data(markup.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }

    @Test(
        "Every figure has its text alternative, caption, and SQL; every identifier is unique and every reference kept",
        arguments: [SampleReports.even, SampleReports.uneven, EdgeReports.manyBackends]
    )
    func accessibility(report: RunReport) {
        let html = HTMLFormat().render(report)
        func count(_ text: String) -> Int { html.ranges(of: text).count }
        #expect(count("<figure ") == 7)
        for part in ["role=\"img\"", "<desc ", "<figcaption>"] { #expect(count(part) == 7) }
        #expect(count("<pre tabindex=\"0\"><code>") >= 8)
        #expect(count("<table>") == count("<caption>"))
        #expect(count("<h1>") == 1)
        let identifiers = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(identifiers).count == identifiers.count)
        let references = html.matches(of: /aria-labelledby="([^"]*)"/).flatMap { $0.1.split(separator: " ") }
        for reference in references + html.matches(of: /href="#([^"]*)"/).map(\.1) {
            #expect(identifiers.contains(String(reference)))
        }
    }

    @Test("The policy lets the script run that is there, and no other")
    func policy() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sha256sum"]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(HTMLScript.source.utf8))
        try input.fileHandleForWriting.close()
        let text = try #require(try output.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) })
        let digits = Array(text.prefix(64))
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
        #expect(Data(bytes).base64EncodedString() == HTMLScript.digest)
        #expect(HTMLFormat().render(SampleReports.even).contains("script-src 'sha256-\(HTMLScript.digest)'"))
    }

    @Test("A fault is a mark with a length and a number, and a list says what it was")
    func events() {
        let html = HTMLFormat().render(SampleReports.uneven)
        #expect(html.contains("<li>0.1 s to 0.4 s: backend-2 fault (&lt;i&gt;crash&lt;/i&gt;)</li>"))
        #expect(html.contains("<li>0.5 s: panic (all of them take the load)</li>"))
        #expect(html.contains("<rect class=\"span\" x=\"100\" y=\"0\" width=\"300\" height=\"1000\"/>"))
        #expect(!html.contains("retry</li>") && !html.contains("change=2"))
    }

    @Test("A thousand backends make a file of less than half a megabyte, with the odd ones named")
    func manyBackends() {
        let html = HTMLFormat().render(EdgeReports.manyBackends)
        #expect(html.utf8.count < 500_000)
        #expect(html.contains("Of 1,000 backends those are listed that stand out"))
        #expect(html.contains("median of 1,000 backends") || html.contains("median of 1000 backends"))
        for odd in ["backend-17", "backend-501"] { #expect(html.contains(">\(odd)<")) }
        #expect(!html.contains(">backend-4<"))
    }

    @Test("Each unusual run says what it is", arguments: ["html", "text", "markdown"])
    func unusual(name: String) throws {
        let format = try #require(FormatCatalog.format(named: name))
        #expect(format.render(SampleReports.empty).contains("No request was measured."))
        #expect(format.render(EdgeReports.allFailed).contains("Every request failed."))
        #expect(format.render(EdgeReports.running).contains("This run has not come to its end"))
        #expect(format.render(SampleReports.uneven).contains("This run was interrupted"))
        #expect(format.render(EdgeReports.oneBackend).contains("100.00 %"))
        for report in EdgeReports.all { #expect(!format.render(report).contains(/\b(nan|inf)\b/)) }
    }
}
