import Foundation
import GRDB
import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("RunRecorder, when things go wrong")
struct RunRecorderFailureTests {
    @Test("a copy of the files in the middle of a run opens, and its rows are a whole prefix")
    func killed() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        let database = try ResultsDatabase(path: path)
        let run = try database.beginRun(.example)
        let recorder = try RunRecorder(database: database, run: run)
        recorder.submit(1...20_000)
        recorder.flush()
        // What a killed process leaves is what is on the disk at that moment; the wal-index is rebuilt.
        let copy = folder.path("copy.sqlite")
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        recorder.submit(20_001...30_000)
        try recorder.finish(state: .complete, summaryJSON: nil)

        let opened = try ResultsDatabase(path: copy)
        let samples = try opened.samples(ofRun: run)
        #expect(samples.count == 20_000)
        #expect(samples == (1...20_000).map { .example($0) })
        let state = try opened.run(matching: .last).state
        #expect(state == .running, "this process lives, so the run is not judged dead")
        #expect(try opened.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test("a full disk stops the writing, not the run, and finish says how much is missing")
    func full() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(.example)
        let pages = try #require(try database.read { try Int.fetchOne($0, sql: "PRAGMA page_count") })
        let recorder = try RunRecorder(database: database, run: run, pageLimit: pages + 100)
        recorder.submit(1...1000)
        recorder.flush()
        recorder.submit(1001...61_000)
        recorder.flush()
        recorder.submit(61_001...62_000)
        let error = #expect(throws: RecordingError.self) {
            try recorder.finish(state: .complete, summaryJSON: nil)
        }
        let written = recorder.statistics.written
        #expect(written >= 1000)
        #expect(written < 61_000)
        #expect(recorder.statistics.backlog == 0)
        let cause = RecordingError.diskFull(path: database.path).description
        #expect(error == .incomplete(run: run, written: written, lost: 62_000 - written, cause: cause))
        #expect(try database.samples(ofRun: run).count == Int(written))
        #expect(try database.run(matching: .last).state == .failed)
    }

    @Test("a deleted file is noticed")
    func removed() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(.example)
        let recorder = try RunRecorder(database: database, run: run)
        recorder.submit(1...10)
        recorder.flush()
        try FileManager.default.removeItem(atPath: database.path)
        recorder.submit(11...30)
        let cause = RecordingError.removed(path: database.path).description
        #expect(throws: RecordingError.incomplete(run: run, written: 10, lost: 20, cause: cause)) {
            try recorder.finish(state: .complete, summaryJSON: nil)
        }
    }

    @Test("the same sequence number twice is an error, not a silent loss")
    func duplicate() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let recorder = try RunRecorder(database: database, run: database.beginRun(.example))
        recorder.submit([1, 2, 2])
        #expect(throws: RecordingError.self) { try recorder.finish(state: .complete, summaryJSON: nil) }
        #expect(recorder.statistics.lost == 3)
    }

    @Test("two recorders write into one file at the same time")
    func concurrent() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        let runs = try ThreadTeam.run(2) { _ in
            let database = try ResultsDatabase(path: path)
            let run = try database.beginRun(.example)
            let recorder = try RunRecorder(database: database, run: run)
            for part in 0..<20 as Range<Int64> {
                recorder.submit(part * 1000 + 1...part * 1000 + 1000)
                recorder.flush()
            }
            try recorder.finish(state: .complete, summaryJSON: nil)
            return run
        }
        let database = try ResultsDatabase(path: path)
        for run in runs { #expect(try database.samples(ofRun: run) == (1...20_000).map { .example($0) }) }
        #expect(try database.runs().map(\.state) == [.complete, .complete])
    }
}
