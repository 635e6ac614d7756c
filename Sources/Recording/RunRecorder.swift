import Dispatch
import Foundation
import GRDB
package import Measuring
import Synchronization

/// Writes a run's rows into the database while the run goes on, without ever holding up the generator.
///
/// `submit` appends a buffer to a queue and returns; one writer thread with a connection of its own takes what has
/// come together (``batchRows`` rows, or whatever there is after ``batchAge``) and writes it in one transaction, so
/// that a killed process loses a fraction of a second and another recorder into the same file waits no longer.
/// Nothing is dropped: if the disk is slower than the load the queue grows, and `statistics` says how far. After a
/// failure (a full disk, a deleted file) the recorder goes on taking buffers and writes no more; `finish` tells.
package final class RunRecorder: SampleSink {
    /// Samples that a buffer holds.
    package static let bufferCapacity = 512
    /// Rows that wake the writer.
    static let batchRows = 8192
    /// The longest that a row waits before the writer looks, in milliseconds.
    static let batchAge = 250

    private let inbox = Mutex(RecorderInbox())
    private let wake = DispatchSemaphore(value: 0)
    private let database: ResultsDatabase
    private let run: Int64

    /// Starts to record the run that `ResultsDatabase.beginRun` has given the number `run`.
    ///
    /// Every buffer is shown to `observer` before it is written. A file of `pageLimit` pages counts as a full disk.
    package init(
        database: ResultsDatabase,
        run: Int64,
        observer: (any SampleObserver)? = nil,
        pageLimit: Int? = nil
    ) throws {
        self.database = database
        self.run = run
        let writer = try ConnectionTuning.open(database.path) { writer in
            guard let pageLimit else { return }
            try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
        }
        let thread = Thread { [self] in
            writeUntilFinished(through: writer, observer: observer)
        }
        thread.name = "recorder"
        thread.start()
    }

    /// Takes over a buffer of samples; it never waits for the disk.
    package func submit(_ samples: consuming [RequestSample]) {
        if samples.isEmpty { return }
        let buffer = samples
        if inbox.withLock({ $0.submit(buffer, wakingAt: Self.batchRows) }) { wake.signal() }
    }

    /// Takes over connections that were made; it never waits for the disk.
    package func submit(_ openings: consuming [ConnectionOpening]) {
        let made = openings
        inbox.withLock { $0.submit(made) }
    }

    /// An empty buffer, one that was written before if there is any.
    package func emptyBuffer() -> [RequestSample] {
        if let buffer = inbox.withLock({ $0.popRecycled() }) { return buffer }
        var buffer: [RequestSample] = []
        buffer.reserveCapacity(Self.bufferCapacity)
        return buffer
    }

    /// Records a value of a series at a moment of the run, in nanoseconds since its start.
    package func recordTimeline(at nanoseconds: Int64, series: String, value: Double) {
        record(.timeline(TimelinePoint(atNanoseconds: nanoseconds, series: series, value: value)))
    }

    /// Records something that happened once.
    package func recordEvent(_ event: RunEvent) {
        record(.event(event))
    }

    /// Records the backends, or what has become known of them; a number that is already there is replaced.
    package func recordBackends(_ backends: [BackendRecord]) {
        for backend in backends { record(.backend(backend)) }
    }

    /// Records what came of the user's checks.
    package func recordChecks(_ checks: [CheckResult]) {
        for check in checks { record(.check(check)) }
    }

    private func record(_ detail: RunDetail) {
        inbox.withLock { $0.submit(detail) }
    }

    /// How many rows were handed over, written and lost so far.
    package var statistics: RecorderStatistics {
        inbox.withLock { $0.statistics }
    }

    /// CPU time of the writer thread in nanoseconds, as of its last transaction; the observer's share is in it.
    package func cpuNanoseconds() -> Int64 {
        inbox.withLock { $0.cpuNanoseconds }
    }

    /// Waits until all that was submitted before is in the database (or has failed), so that it can be read.
    package func flush() {
        wait(isLast: false)
    }

    /// Writes what is left, stores the run's state and summary, and ends the writer thread.
    ///
    /// Call it once, when nobody submits any more. If rows were lost the run is stored as `failed`, where that can
    /// still be written, and ``RecordingError/incomplete(run:written:lost:cause:)`` is thrown.
    package func finish(state: RunState, summaryJSON: String?) throws {
        wait(isLast: true)
        let (statistics, failure) = inbox.withLock { ($0.statistics, $0.failure) }
        guard let failure else {
            return try database.setState(state, summaryJSON: summaryJSON, ofRun: run)
        }
        // The disk may still be full: the state then stays `running`, and the next opening turns it to `interrupted`.
        try? database.setState(.failed, summaryJSON: summaryJSON, ofRun: run)
        throw RecordingError.incomplete(
            run: run,
            written: statistics.written,
            lost: statistics.lost,
            cause: failure.description
        )
    }

    private func wait(isLast: Bool) {
        let written = DispatchSemaphore(value: 0)
        inbox.withLock { $0.submit(written, isLast: isLast) }
        wake.signal()
        written.wait()
    }

    /// The life of the writer thread: one access to its connection, from the first row to the last.
    private func writeUntilFinished(through connection: DatabaseQueue, observer: (any SampleObserver)?) {
        connection.inDatabase { database in
            let clock = ThreadClock()
            var writer = RunWriter(run: run, path: self.database.path, database: database)
            var isLast = false
            while !isLast {
                _ = wake.wait(timeout: .now() + .milliseconds(Self.batchAge))
                var work = inbox.withLock { $0.take() }
                if let observer {
                    for buffer in work.buffers { observer.observe(buffer) }
                    for openings in work.openings { observer.observe(openings) }
                }
                writer.write(work) { rows, failure in inbox.withLock { $0.note(rows: rows, failure: failure) } }
                for index in work.buffers.indices { work.buffers[index].removeAll(keepingCapacity: true) }
                inbox.withLock {
                    $0.recycle(work.buffers)
                    $0.cpuNanoseconds = clock.elapsedNanoseconds
                }
                for waiter in work.waiters { waiter.signal() }
                isLast = work.isLast
            }
        }
    }
}
