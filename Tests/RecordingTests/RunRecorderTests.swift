import Foundation
import GRDB
import Measuring
import Synchronization
import TestSupport
import Testing

@testable import Recording

@Suite("RunRecorder")
struct RunRecorderTests {
    @Test("every column comes back, known or not")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(.example)
        let recorder = try RunRecorder(database: database, run: run)
        var unanswered = RequestSample()
        unanswered.sequence = 1
        unanswered.phase = .warmup
        unanswered.error = .timeout
        unanswered.finishedNanoseconds = 30_000_000_000
        var extreme = RequestSample.example(3)
        extreme.worker = .max
        extreme.connection = .max
        extreme.bytesReceived = .max
        extreme.inFlightAtPick = 0
        extreme.queueMicroseconds = 0
        extreme.error = .other
        let samples = [unanswered, .example(2), extreme]
        recorder.submit(samples)
        try recorder.finish(state: .complete, summaryJSON: #"{"schema":1}"#)

        #expect(try database.samples(ofRun: run) == samples)
        #expect(try database.run(matching: .last).state == .complete)
        #expect(try database.run(matching: .last).summary == #"{"schema":1}"#)
        var rows: [[Int64?]] = []
        try database.forEachRequestRow(ofRun: run) { rows.append(copy $0) }
        #expect(rows[0] == [1, 1, 0, 0, 0, 0, 0, nil, 30_000_000_000] + Array(repeating: nil, count: 7) + [0, 6])
        #expect(
            rows[1] == [
                1, 2, 1, 2, 3, 66_000, 86_000, 966_000, 1_016_000, 200, 3, 9, 1, 2, 5, 302, 19, 0,
            ]
        )
        #expect(rows[2][13...14] == [0, 0])
    }

    @Test("a hundred thousand rows of four threads are all there")
    func threads() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(.example)
        let observer = CountingObserver()
        let recorder = try RunRecorder(database: database, run: run, observer: observer)
        let rows: Int64 = 100_000
        _ = try ThreadTeam.run(4) { worker in
            recorder.submit(stride(from: Int64(worker + 1), through: rows, by: 4))
        }
        try recorder.finish(state: .complete, summaryJSON: nil)

        var next: Int64 = 1
        try database.forEachSample(ofRun: run) { sample in
            #expect(sample == .example(next))
            next += 1
        }
        #expect(next == rows + 1)
        let statistics = recorder.statistics
        #expect(statistics.submitted == rows)
        #expect(statistics.written == rows)
        #expect(statistics.backlog == 0)
        #expect((1...rows).contains(statistics.backlogHighWater))
        #expect(observer.count.withLock { $0 } == Int(rows))
        #expect(recorder.cpuNanoseconds() > 0)
    }

    @Test("flush makes what was submitted readable during the run")
    func flush() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(.example)
        let recorder = try RunRecorder(database: database, run: run)
        recorder.submit(1...1000)
        recorder.flush()
        #expect(try database.samples(ofRun: run).count == 1000)
        #expect(recorder.statistics.written == 1000)
        recorder.submit(1001...1001)
        try recorder.finish(state: .interrupted, summaryJSON: nil)
        #expect(try database.samples(ofRun: run).count == 1001)
    }

    @Test("a few rows are written soon, without flush")
    func age() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let recorder = try RunRecorder(database: database, run: database.beginRun(.example))
        recorder.submit(1...1)
        #expect(eventually { recorder.statistics.written == 1 })
        try recorder.finish(state: .complete, summaryJSON: nil)
    }

    @Test("timeline, events, checks and backends are written beside the requests")
    func details() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let run = try database.beginRun(.example)
        let recorder = try RunRecorder(database: database, run: run)
        recorder.recordTimeline(at: 2_000_000_000, series: "in_flight", value: 7)
        recorder.recordTimeline(at: 1_000_000_000, series: "achieved_rps", value: 99.5)
        let events = [
            RunEvent(atNanoseconds: 1, kind: "backend_down", backend: 2, detail: "refused"),
            RunEvent(atNanoseconds: 2, kind: "note"),
        ]
        for event in events { recorder.recordEvent(event) }
        let checks = [
            CheckResult(expression: "p99 < 20ms", observed: 21.5, passed: false),
            CheckResult(expression: "errors == 0", observed: 0, passed: true),
        ]
        recorder.recordChecks(checks)
        let named = BackendRecord(number: 2, name: "found", address: "127.0.0.1:9", weight: 3)
        let discovered = BackendRecord(number: 3, name: "new")
        recorder.recordBackends([named, discovered])
        try recorder.finish(state: .complete, summaryJSON: nil)

        #expect(
            try database.timeline(ofRun: run) == [
                TimelinePoint(atNanoseconds: 1_000_000_000, series: "achieved_rps", value: 99.5),
                TimelinePoint(atNanoseconds: 2_000_000_000, series: "in_flight", value: 7),
            ]
        )
        #expect(try database.events(ofRun: run) == events)
        #expect(try database.checks(ofRun: run) == checks)
        #expect(try database.backends(ofRun: run) == [RunRecord.example.backends[0], named, discovered])
    }

    @Test("written buffers come back empty, with their capacity")
    func recycling() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let recorder = try RunRecorder(database: database, run: database.beginRun(.example))
        var buffer = recorder.emptyBuffer()
        buffer.append(.example(1))
        let address = buffer.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
        recorder.submit(buffer)
        buffer = []
        recorder.flush()
        let again = recorder.emptyBuffer()
        #expect(again.isEmpty)
        #expect(again.capacity >= RunRecorder.bufferCapacity)
        #expect(again.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } == address)
        try recorder.finish(state: .complete, summaryJSON: nil)
    }

    private final class CountingObserver: SampleObserver {
        let count = Mutex(0)

        func observe(_ samples: borrowing [RequestSample]) {
            let more = samples.count
            count.withLock { $0 += more }
        }

        func observe(_ openings: borrowing [ConnectionOpening]) {}
    }
}
