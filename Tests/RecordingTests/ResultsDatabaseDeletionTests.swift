import Foundation
import GRDB
import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("ResultsDatabase+Deletion")
struct ResultsDatabaseDeletionTests {
    @Test("a deleted run is gone from every table, gives its space back, and leaves the others")
    func delete() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        var runs: [Int64] = []
        for rows in [60_000, 100] as [Int64] {
            let run = try database.beginRun(.example)
            let recorder = try RunRecorder(database: database, run: run)
            recorder.submit(1...rows)
            recorder.recordTimeline(at: 1, series: "s", value: 1)
            recorder.recordEvent(RunEvent(atNanoseconds: 1, kind: "k"))
            recorder.recordChecks([CheckResult(expression: "e", observed: 1, passed: true)])
            try recorder.finish(state: .complete, summaryJSON: nil)
            runs.append(run)
        }
        try database.deleteRun(runs[0])

        for table in ["requests", "backends", "timeline", "events", "checks"] {
            let left = try database.read { try Int64.fetchSet($0, sql: "SELECT DISTINCT run_id FROM \(table)") }
            #expect(left == [runs[1]], "table \(table)")
        }
        #expect(try database.samples(ofRun: runs[1]).count == 100)
        let size = try FileManager.default.attributesOfItem(atPath: database.path)[.size] as? Int
        #expect(try #require(size) < 500_000)
        #expect(try database.beginRun(.example) == runs[1] + 1, "numbers are not used again")
    }

    @Test("a run that is being recorded, or that there is not, is refused")
    func refused() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(.example)
        #expect(throws: RecordingError.stillRunning(run: run)) { try database.deleteRun(run) }
        #expect(throws: RecordingError.noSuchRun(reference: "77", path: database.path)) { try database.deleteRun(77) }
    }
}
