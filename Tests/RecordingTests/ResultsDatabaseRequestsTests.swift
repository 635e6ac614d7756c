import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("ResultsDatabase+Requests")
struct ResultsDatabaseRequestsTests {
    private struct Enough: Error {}

    private func recorded(_ count: Int64, in folder: borrowing TemporaryFolder) throws -> (ResultsDatabase, Int64) {
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(.example)
        let recorder = try RunRecorder(database: database, run: run)
        recorder.submit(1...count)
        try recorder.finish(state: .complete, summaryJSON: nil)
        return (database, run)
    }

    @Test("columns that are left out stay unknown")
    func columns() throws {
        let folder = try TemporaryFolder()
        let (database, run) = try recorded(3, in: folder)
        let samples = try database.samples(ofRun: run, columns: [.sequence, .backend])
        #expect(samples.map(\.sequence) == [1, 2, 3])
        #expect(samples.map(\.backend) == [2, 3, 1])
        #expect(samples.allSatisfy { $0.dispatch == 0 && $0.status == 0 && $0.finishedNanoseconds == 0 })
    }

    @Test("what the reader throws ends the reading, and the next reading works")
    func throwing() throws {
        let folder = try TemporaryFolder()
        let (database, run) = try recorded(10, in: folder)
        var seen = 0
        #expect(throws: Enough.self) {
            try database.forEachSample(ofRun: run) { _ in
                seen += 1
                if seen == 4 { throw Enough() }
            }
        }
        #expect(seen == 4)
        #expect(try database.samples(ofRun: run).count == 10)
    }

    @Test("a run without requests has none")
    func empty() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        #expect(try database.samples(ofRun: 1).isEmpty)
    }
}
