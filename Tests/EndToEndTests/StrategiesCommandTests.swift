import Foundation
import Testing

/// `rrbench strategies`, and the file of the documentation that it writes.
@Suite struct StrategiesCommandTests {
    /// When this fails: `rrbench strategies --format markdown > docs/strategies.md`.
    @Test func documentationIsTheCatalogue() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = root.deletingLastPathComponent().appendingPathComponent("docs/strategies.md")
        let written = try BuiltBinary.run(["strategies", "--format", "markdown"])
        #expect(written.status == 0)
        #expect(written.output == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test func everyFormHasEveryStrategy() throws {
        let json = try BuiltBinary.run(["strategies", "--json"]).json()
        let strategies = try #require(json["strategies"] as? [[String: Any]])
        let names = strategies.compactMap { $0["name"] as? String }
        #expect(names.count >= 21 && Set(names).count == names.count)
        for key in ["rule", "cost", "fairness", "source"] {
            #expect(strategies.allSatisfy { ($0[key] as? String)?.isEmpty == false })
        }
        let text = try BuiltBinary.run(["strategies"]).output
        #expect(names.allSatisfy { text.contains("\($0)\n") })
    }
}
