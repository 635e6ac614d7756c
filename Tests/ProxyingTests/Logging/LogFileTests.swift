import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Proxying

@Suite struct LogFileTests {
    @Test func standardOutputIsADash() throws {
        #expect(try LogFile.open("-") == STDOUT_FILENO)
    }

    @Test func aPipeThatNobodyReadsIsRefusedAtOnce() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let error = #expect(throws: AccessLogError.self) { try LogFile.open(path) }
        #expect(error?.description.contains("\(path): it is a pipe that nobody reads") == true)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        var file = LogFile(path: path, descriptor: try LogFile.open(path))
        close(reader)
        do {
            try file.reopen()
            Issue.record("it was opened")
        } catch {}
    }

    @Test func aSlowReaderOfAPipeGetsEveryLine() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        var file = LogFile(path: path, descriptor: try LogFile.open(path))
        let lines = [UInt8](repeating: 0x0A, count: 200_000)
        let counted = Mutex(0)
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 4_096)
            _ = eventually {
                counted.withLock { $0 += max(read(reader, &buffer, buffer.count), 0) }
                return counted.withLock { $0 } == lines.count
            }
            close(reader)
        }
        #expect(lines.withUnsafeBytes { file.write($0) } == 200_000)
        #expect(eventually { counted.withLock { $0 } == lines.count })
    }

    @Test func aFullDiskCostsLines() throws {
        var file = LogFile(path: "/dev/full", descriptor: try LogFile.open("/dev/full"))
        let written = Array("a\nb\n".utf8).withUnsafeBytes { file.write($0) }
        #expect(written == 0)
    }

    @Test func aLineCutByAFailureIsEndedFirst() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        LogFile.blockBrokenPipeSignal()
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        var file = LogFile(path: path, descriptor: try LogFile.open(path))
        Thread.detachNewThread {
            _ = eventually {
                var waiting: Int32 = 0
                return ioctl(reader, UInt(FIONREAD), &waiting) == 0 && waiting >= 4_096
            }
            close(reader)
        }
        let cut = Array("a\n".utf8) + [UInt8](repeating: 0x78, count: 1_000_000)
        #expect(cut.withUnsafeBytes { file.write($0) } == 1)
        let next = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(next) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while read(next, &buffer, buffer.count) > 0 {}
        #expect(Array("c\n".utf8).withUnsafeBytes { file.write($0) } == 1)
        let count = read(next, &buffer, buffer.count)
        #expect(buffer.prefix(max(count, 0)).elementsEqual("\nc\n".utf8))
    }
}
