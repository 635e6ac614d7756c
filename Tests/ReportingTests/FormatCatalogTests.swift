import Reporting
import TestSupport
import Testing

@Suite("Format catalog")
struct FormatCatalogTests {
    @Test("Every format is found by its name, and names are unique")
    func names() {
        #expect(FormatCatalog.names == ["text", "markdown", "html", "json"])
        for format in FormatCatalog.all { #expect(FormatCatalog.format(named: format.name)?.name == format.name) }
        #expect(FormatCatalog.format(named: "pdf") == nil)
    }

    @Test("Every format writes what its golden file holds", arguments: FormatCatalog.names)
    func golden(name: String) throws {
        let format = try #require(FormatCatalog.format(named: name))
        #expect(
            try GoldenFile("even.\(format.fileExtension)").difference(from: format.render(SampleReports.even)) == nil
        )
        #expect(
            try GoldenFile("uneven.\(format.fileExtension)").difference(from: format.render(SampleReports.uneven))
                == nil
        )
    }

    @Test("Every format is defined for a run that measured nothing", arguments: FormatCatalog.names)
    func empty(name: String) throws {
        let format = try #require(FormatCatalog.format(named: name))
        let text = format.render(SampleReports.empty)
        #expect(text.hasSuffix("\n"))
        #expect(text.uppercased().contains("INVALID"))
        #expect(!text.contains(/\bnan\b/))
    }

    @Test("Every format but JSON shows every verdict and every failed check", arguments: ["text", "markdown", "html"])
    func verdicts(name: String) throws {
        let format = try #require(FormatCatalog.format(named: name))
        let good = format.render(SampleReports.even)
        for word in ["VALID", "EVEN", "BALANCED"] { #expect(good.contains(word)) }
        let bad = format.render(SampleReports.uneven)
        for word in ["INVALID", "UNEVEN", "UNBALANCED", "FAILED", "2 of 3 checks"] { #expect(bad.contains(word)) }
    }
}
