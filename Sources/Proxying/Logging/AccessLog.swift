internal import Dispatch
internal import Foundation
internal import Synchronization

/// The access log of all event loops: takes lines without ever waiting for the disk, and writes them from one thread.
///
/// ``add(_:)`` copies a line into a bounded buffer, under a lock that is never held over a system call; a line that
/// finds no room is dropped and counted. The writer takes all that has come together and writes it in one piece, at
/// most every five milliseconds, the first line after a silence at once. Lines of one loop keep their order.
package final class AccessLog: Sendable {
    /// How long the writer lets lines come together.
    private static let pause = DispatchTimeInterval.milliseconds(5)

    private let inbox: Mutex<AccessLogInbox>
    private let settings: Mutex<AccessLogSettings>
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Opens the file and starts the writer.
    ///
    /// - Throws: ``AccessLogError`` when the file cannot be opened.
    package init(_ settings: AccessLogSettings) throws(AccessLogError) {
        inbox = Mutex(AccessLogInbox(capacity: settings.capacity))
        self.settings = Mutex(settings)
        let path = settings.path
        let descriptor = try LogFile.open(path)
        let thread = Thread { [self] in
            write(to: LogFile(path: path, descriptor: descriptor))
        }
        thread.name = "access-log"
        thread.start()
    }

    /// The log for settings that follow others: the same one, in a new file where that is another; `nil` is none.
    ///
    /// - Throws: ``AccessLogError`` when the new file cannot be opened; the log then goes on as it was.
    static func follow(_ present: AccessLog?, with settings: AccessLogSettings?) throws(AccessLogError) -> AccessLog? {
        guard let settings else { return nil }
        guard let present else { return try AccessLog(settings) }
        let old = present.settings.withLock { $0 }
        if old.path != settings.path {
            let file = try OpenedFile(path: settings.path)
            if let unused = present.inbox.withLock({ $0.move(to: file) }) { LogFile.close(unused.descriptor) }
            present.wake.signal()
        }
        present.inbox.withLock { $0.capacity = settings.capacity }
        present.settings.withLock { $0 = settings }
        return present
    }

    /// Takes over a whole line, with its end of line.
    package func add(_ line: [UInt8]) {
        if inbox.withLock({ $0.add(line) }) { wake.signal() }
    }

    /// Opens the file anew, after it was moved away: lines added before go into the old one, later ones into the new.
    ///
    /// Does not wait for it. If the file cannot be opened, the old one is used on.
    package func reopen() {
        inbox.withLock { $0.reopen() }
        wake.signal()
    }

    /// Takes no more lines, writes those that wait, and closes the file.
    ///
    /// Waits for it at most so long. A second call does nothing more.
    package func close(graceNanoseconds: Int64) {
        inbox.withLock { $0.close() }
        wake.signal()
        let limit = Int(clamping: max(graceNanoseconds, 0))
        if ended.wait(timeout: .now() + .nanoseconds(limit)) == .success { ended.signal() }
    }

    /// What became of the lines so far.
    package var counters: AccessLogCounters {
        inbox.withLock { $0.counters }
    }

    private func write(to opened: consuming LogFile) {
        LogFile.blockBrokenPipeSignal()
        var file = opened
        var spare: [UInt8] = []
        while true {
            guard var batch = inbox.withLock({ $0.take(&spare) }) else {
                wake.wait()
                continue
            }
            write(batch, to: &file)
            if batch.isLast { break }
            swap(&spare, &batch.bytes)
            spare.removeAll(keepingCapacity: true)
            _ = wake.wait(timeout: .now() + AccessLog.pause)
        }
        ended.signal()
    }

    private func write(_ batch: AccessLogInbox.Batch, to file: inout LogFile) {
        var counters = AccessLogCounters()
        batch.bytes.withUnsafeBytes { bytes in
            let before = batch.bytesBeforeReopening ?? bytes.count
            counters.written = file.write(UnsafeRawBufferPointer(rebasing: bytes[..<before]))
            guard batch.bytesBeforeReopening != nil else { return }
            do {
                if let successor = batch.successor { file.move(to: successor) } else { try file.reopen() }
                counters.reopened = 1
            } catch {
                counters.failedReopens = 1
            }
            counters.written += file.write(UnsafeRawBufferPointer(rebasing: bytes[before...]))
        }
        counters.failed = batch.lines - counters.written
        inbox.withLock { $0.count(counters) }
    }
}
