import Foundation
import TestSupport
import Testing

@testable import Proxying

@Suite struct AccessLogTests {
    private let grace: Int64 = 10_000_000_000

    private func contents(_ path: String) throws -> String {
        try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }

    private func add(_ numbers: Range<Int>, to log: AccessLog, from thread: Int = 0) {
        for number in numbers { log.add(Array("\(thread) \(number)\n".utf8)) }
    }

    @Test func writesWhatItWasGivenSoonAndInOrder() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        let log = try AccessLog(AccessLogSettings(path: path))
        add(0..<1, to: log)
        #expect(try eventually { try contents(path) == "0 0\n" })
        add(1..<500, to: log)
        log.close(graceNanoseconds: grace)
        #expect(try contents(path) == (0..<500).map { "0 \($0)\n" }.joined())
        #expect(log.counters.written == 500 && log.counters.dropped == 0)
    }

    @Test func appendsToWhatIsThere() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        try Data("old\n".utf8).write(to: URL(filePath: path))
        let log = try AccessLog(AccessLogSettings(path: path))
        add(0..<1, to: log)
        log.close(graceNanoseconds: grace)
        log.close(graceNanoseconds: grace)
        #expect(try contents(path) == "old\n0 0\n")
    }

    @Test func linesOfManyThreadsStayWholeAndInTheirOrder() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        let log = try AccessLog(AccessLogSettings(path: path))
        _ = try ThreadTeam.run(4) { thread in add(0..<5_000, to: log, from: thread) }
        log.close(graceNanoseconds: grace)
        let lines = try contents(path).split(separator: "\n")
        for thread in 0..<4 {
            let own = lines.filter { $0.hasPrefix("\(thread) ") }
            #expect(own.elementsEqual((0..<5_000).map { "\(thread) \($0)" }))
        }
        #expect(lines.count == 20_000 && log.counters.written == 20_000)
    }

    @Test func reopensBetweenTwoLines() throws {
        let folder = try TemporaryFolder()
        let (path, moved) = (folder.path("access.log"), folder.path("access.log.1"))
        let log = try AccessLog(AccessLogSettings(path: path))
        for round in 0..<20 {
            add(0..<50, to: log, from: round)
            if round == 0 { #expect(try eventually { try contents(path).utf8.count > 0 }) }
            try FileManager.default.moveItem(atPath: path, toPath: moved + "\(round)")
            log.reopen()
            add(50..<60, to: log, from: round)
            #expect(eventually { log.counters.reopened == round + 1 })
        }
        log.close(graceNanoseconds: grace)
        for round in 0..<20 {
            let before = round == 0 ? [] : (50..<60).map { "\(round - 1) \($0)\n" }
            #expect(try contents(moved + "\(round)") == (before + (0..<50).map { "\(round) \($0)\n" }).joined())
        }
        #expect(try contents(path) == (50..<60).map { "19 \($0)\n" }.joined())
    }

    @Test func keepsTheOldFileWhenThereIsNoNewOne() throws {
        let folder = try TemporaryFolder()
        let (inner, moved) = (folder.path("logs"), folder.path("moved"))
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
        let log = try AccessLog(AccessLogSettings(path: inner + "/access.log"))
        try FileManager.default.moveItem(atPath: inner, toPath: moved)
        log.reopen()
        add(0..<3, to: log)
        log.close(graceNanoseconds: grace)
        #expect(log.counters.failedReopens == 1 && log.counters.reopened == 0)
        #expect(try contents(moved + "/access.log") == "0 0\n0 1\n0 2\n")
    }

    @Test func dropsAndCountsWhileNobodyReads() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        // Not to block on an empty pipe, while the counters are still behind what was written.
        let reader = open(path, O_RDWR | O_NONBLOCK)
        defer { close(reader) }
        var settings = AccessLogSettings(path: path)
        settings.capacity = 10_000
        let log = try AccessLog(settings)
        // 64 KiB fill the pipe, then the room fills: half of these lines cannot fit.
        for number in 0..<2_000 { log.add(Array("\(number) \(String(repeating: "x", count: 90))\n".utf8)) }
        #expect(eventually { log.counters.dropped > 0 })
        log.close(graceNanoseconds: 0)
        var received = Data()
        func readOn() {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = read(reader, &bytes, bytes.count)
            received += bytes.prefix(max(0, count))
        }
        #expect(
            eventually {
                readOn()
                let counters = log.counters
                return counters.written + counters.dropped == 2_000
            }
        )
        #expect(
            eventually {
                readOn()
                return received.count { $0 == 0x0A } == log.counters.written
            }
        )
        let numbers = String(decoding: received, as: UTF8.self).split(separator: "\n").compactMap {
            $0.utf8.count > 90 ? Int($0.prefix { $0 != " " }) : nil
        }
        #expect(numbers.count == Int(log.counters.written) && numbers == numbers.sorted())
    }

    @Test func aReaderThatHangsUpCostsLinesOnly() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let reader = open(path, O_RDWR)
        let log = try AccessLog(AccessLogSettings(path: path))
        close(reader)
        add(0..<10, to: log)
        log.close(graceNanoseconds: grace)
        #expect(log.counters.failed == 10 && log.counters.written == 0)
    }

    @Test func saysWhyAFileCannotBeOpened() throws {
        let error = #expect(throws: AccessLogError.self) {
            try AccessLog(AccessLogSettings(path: "/nonexistent/access.log"))
        }
        #expect(
            error?.description.hasPrefix("cannot write the access log /nonexistent/access.log: No such file") == true
        )
    }
}
