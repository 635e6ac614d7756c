import Foundation
import Measuring
import Reporting
import TestSupport
import Testing

@Suite("Comparison formats")
struct ComparisonFormatTests {
    @Test(
        "Every format writes what was looked at",
        arguments: [("text", "txt"), ("markdown", "md"), ("html", "html"), ("json", "json"), ("csv", "csv")]
    )
    func golden(name: String, fileExtension: String) throws {
        let format = try #require(ComparisonFormatCatalog.format(named: name))
        for (sample, report) in [("one-better", SampleComparisons.oneBetter), ("history", SampleComparisons.history)] {
            let file = GoldenFile("comparison-\(sample).\(fileExtension)")
            #expect(try file.difference(from: format.render(report)) == nil)
        }
    }

    @Test("A comparison without a single round says so in every format")
    func nothing() {
        for format in ComparisonFormatCatalog.all {
            #expect(format.render(SampleComparisons.stopped).hasSuffix("\n"))
        }
        let text = TextFormat().render(SampleComparisons.stopped)
        #expect(text.contains("0 of 10 rounds before it was stopped"))
        #expect(text.contains("its round was not finished"))
    }

    @Test("A verdict is a sentence with its figures")
    func sentence() throws {
        let report = SampleComparisons.oneBetter
        let pair = try #require(report.study.pairs.first { $0.metric == .p99 })
        #expect(
            report.sentence(pair)
                == "least-requests is better than round-robin: p99 12.3 ms against 45.1 ms, −73 % (−73 … −72 %), p < 0.0001."
        )
    }

    @Test("The JSON has the members of the contract")
    func json() throws {
        let text = JSONFormat().render(SampleComparisons.oneBetter)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(json["schema"] as? Int == 1)
        let arms = try #require(json["arms"] as? [[String: Any]])
        #expect(arms.map { $0["name"] as? String } == ["round-robin", "least-requests", "p2c:choices=2"])
        let metrics = try #require(arms[0]["metrics"] as? [String: [String: Any]])
        #expect(Set(["median", "low", "high"]).isSubset(of: Set(try #require(metrics["p99_us"]).keys)))
        let pairs = try #require(json["pairs"] as? [[String: Any]])
        let promised = ["baseline", "candidate", "metric", "difference", "low", "high", "p_value", "verdict"]
        #expect(pairs.count == 12)
        #expect(pairs.allSatisfy { Set(promised).isSubset(of: Set($0.keys)) })
    }

    @Test("A page has a plot a metric with a row a pair, each with its verdict in words, and a curve an arm")
    func page() {
        let html = HTMLFormat().render(SampleComparisons.oneBetter)
        #expect(html.ranges(of: "<ul class=\"forest\"").count == 4)
        #expect(html.ranges(of: " against ").count >= 12)
        #expect(html.contains("least-requests against round-robin</strong><span>better: −73 % (−73 … −72 %)"))
        #expect(html.ranges(of: "<path class=\"curve").count == 3)
        #expect(html.contains("More verdicts and warnings: 2<"))
        #expect(html.ranges(of: "SQL behind it").count == 5)
        #expect(!html.contains("<b>"))
    }

    @Test("Without colors there is no escape character, and no line ends in a space")
    func plain() {
        for report in [SampleComparisons.oneBetter, SampleComparisons.history, SampleComparisons.stopped] {
            let text = TextFormat().render(report)
            #expect(!text.contains("\u{1B}"))
            #expect(!text.components(separatedBy: "\n").contains { $0.hasSuffix(" ") })
        }
    }
}
