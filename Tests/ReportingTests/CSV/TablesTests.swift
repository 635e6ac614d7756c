import Measuring
import Reporting
import TestSupport
import Testing

@Suite("CSV tables")
struct TablesTests {
    @Test("The backends table has a row a backend")
    func backends() throws {
        var writer = CSVWriter()
        BackendsTable.write(SampleReports.uneven.summary, to: &writer)
        #expect(try GoldenFile("backends.csv").difference(from: String(decoding: writer.bytes, as: UTF8.self)) == nil)
    }

    @Test("The summary table has a row a run, with as many fields as columns")
    func summary() throws {
        var writer = CSVWriter()
        SummaryTable.write(SampleReports.even.summary, to: &writer)
        SummaryTable.write(SampleReports.empty.summary, withHeader: false, to: &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let rows = text.split(separator: "\n")
        #expect(rows.count == 3)
        #expect(Set(rows.map { $0.count { $0 == "," } }).count == 1)
        #expect(try GoldenFile("summary.csv").difference(from: text) == nil)
    }
}
