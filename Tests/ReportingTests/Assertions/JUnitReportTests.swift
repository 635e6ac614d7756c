import Foundation
import Measuring
import Testing

@testable import Reporting

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("JUnit XML")
struct JUnitReportTests {
    /// What a parser reads out of a document.
    private final class Document: NSObject, XMLParserDelegate {
        var elements: [(name: String, attributes: [String: String])] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append((name, attributes))
        }

        func all(_ name: String) -> [[String: String]] { elements.filter { $0.name == name }.map(\.attributes) }
    }

    private func parsed(_ reports: [RunReport]) throws -> Document {
        let document = Document()
        let parser = XMLParser(data: Data(JUnitReport.text(of: reports.map(\.assertionSuite)).utf8))
        parser.delegate = document
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return document
    }

    @Test("A run is a suite, each verdict and each check a case")
    func cases() throws {
        let document = try parsed([SampleReports.even, SampleReports.uneven])
        #expect(document.all("testsuite").map { $0["name"] } == [SampleReports.even.title, SampleReports.uneven.title])
        #expect(document.all("testsuite").map { $0["tests"] } == ["3", "6"])
        #expect(
            document.all("testsuites") == [
                ["name": "rrbench", "tests": "9", "failures": "5", "errors": "0", "skipped": "0"]
            ]
        )
        let names = document.all("testcase").map { "\($0["classname"] ?? "") \($0["name"] ?? "")" }
        #expect(names.contains("rrbench.check p99 < 20ms"))
        #expect(names.contains("rrbench.spread the spread is even"))
        #expect(document.all("failure").count == 5)
    }

    @Test("A verdict that does not apply is skipped, a reservation told")
    func skipped() throws {
        var report = SampleReports.empty
        report.summary.validity = ValidityVerdict(grade: .degraded, reasons: ["a < b & c"])
        let document = try parsed([report])
        #expect(document.all("skipped").count == 2)
        #expect(document.all("system-out").count == 1)
        #expect(document.all("failure").isEmpty)
    }

    @Test("A failed check tells what was observed, whatever characters it has")
    func escaping() throws {
        var report = SampleReports.even
        let expression = "run.proxy == '\"<&>\n\t\u{1}é'"
        report.summary.judge(by: [try CheckExpression(expression)])
        let document = try parsed([report])
        let failure = try #require(document.all("failure").first)
        #expect(failure["message"] == "\(expression): observed embedded".replacing("\u{1}", with: "\u{FFFD}"))
        #expect(failure["type"] == "check")
        #expect(document.all("testcase").last?["name"] == expression.replacing("\u{1}", with: "\u{FFFD}"))
    }
}
