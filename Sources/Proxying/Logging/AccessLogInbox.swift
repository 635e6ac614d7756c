/// The lines that wait for the writer of an access log, within a bound.
///
/// A plain value that the log keeps in its `Mutex`. Every method copies at most one line or swaps two arrays. Adding
/// says that the writer is to be woken only when it sleeps, or when half of the room has been used.
struct AccessLogInbox: Sendable {
    /// What the writer takes at once.
    struct Batch {
        var bytes: [UInt8] = []
        var lines: Int64 = 0
        /// How many of the bytes belong before the reopening; `nil` when none was asked for.
        var bytesBeforeReopening: Int?
        /// The file to go over to when it is reopened; `nil` is a new one under the same path.
        var successor: OpenedFile?
        var isLast = false
    }

    /// Bytes of lines that may wait.
    var capacity: Int
    private var batch = Batch()
    /// Whether the writer sleeps until it is woken.
    private var isWriterIdle = false
    private(set) var counters = AccessLogCounters()

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Adds a line, or drops it.
    ///
    /// - Returns: whether the writer is to be woken.
    mutating func add(_ line: [UInt8]) -> Bool {
        guard line.count <= capacity - batch.bytes.count, !batch.isLast else {
            counters.dropped += 1
            return false
        }
        let wasBelowHalf = batch.bytes.count < capacity / 2
        batch.bytes += line
        batch.lines += 1
        return wake() || wasBelowHalf && batch.bytes.count >= capacity / 2
    }

    /// Asks for the file to be opened anew behind the lines so far; the writer is to be woken.
    mutating func reopen() {
        batch.bytesBeforeReopening = batch.bytes.count
        isWriterIdle = false
    }

    /// Asks for the lines from now on to go into another file; the writer is to be woken.
    ///
    /// - Returns: a file that was to be the next one and never will.
    mutating func move(to file: OpenedFile) -> OpenedFile? {
        defer { batch.successor = file }
        reopen()
        return batch.successor
    }

    /// Takes no more lines; the writer is to be woken.
    mutating func close() {
        batch.isLast = true
        isWriterIdle = false
    }

    /// Hands over all that waits, for an empty array whose memory is used for what comes next.
    ///
    /// - Returns: `nil` when nothing waits; whoever adds something next then wakes the writer.
    mutating func take(_ empty: inout [UInt8]) -> Batch? {
        guard batch.lines > 0 || batch.bytesBeforeReopening != nil || batch.isLast else {
            isWriterIdle = true
            return nil
        }
        let full = batch
        batch = Batch(bytes: empty, isLast: full.isLast)
        empty = []
        return full
    }

    /// Adds what became of lines.
    mutating func count(_ more: AccessLogCounters) {
        counters.written += more.written
        counters.failed += more.failed
        counters.reopened += more.reopened
        counters.failedReopens += more.failedReopens
    }

    private mutating func wake() -> Bool {
        defer { isWriterIdle = false }
        return isWriterIdle
    }
}
