import Dispatch
import Measuring

/// What waits for a recorder's writer thread, and what it has done: the state that all threads share.
///
/// A plain struct that the recorder keeps in its one `Mutex`; every method is short and touches no file.
struct RecorderInbox {
    /// What the writer takes in one go.
    struct Work {
        var buffers: [[RequestSample]] = []
        var openings: [[ConnectionOpening]] = []
        var details: [RunDetail] = []
        /// Those who wait until all of this is in the database.
        var waiters: [DispatchSemaphore] = []
        /// Whether nothing will follow.
        var isLast = false

        /// Whether there is nothing to write.
        var isEmpty: Bool { buffers.isEmpty && openings.isEmpty && details.isEmpty }
    }

    private(set) var statistics = RecorderStatistics()
    /// The first failure; nothing is written after it.
    private(set) var failure: RecordingError?
    /// CPU time of the writer thread so far.
    var cpuNanoseconds: Int64 = 0

    private var work = Work()
    private var waitingRows = 0
    private var recycled: [[RequestSample]] = []

    /// Queues a buffer, and tells whether enough rows have come together to wake the writer.
    mutating func submit(_ samples: consuming [RequestSample], wakingAt threshold: Int) -> Bool {
        let count = samples.count
        work.buffers.append(samples)
        statistics.submitted += Int64(count)
        statistics.backlogHighWater = max(statistics.backlogHighWater, statistics.backlog)
        let before = waitingRows
        waitingRows += count
        return before < threshold && waitingRows >= threshold
    }

    /// Queues connections; they are written with the next samples.
    mutating func submit(_ openings: consuming [ConnectionOpening]) {
        work.openings.append(openings)
    }

    /// Queues a row of a small table; it is written with the next samples.
    mutating func submit(_ detail: RunDetail) {
        work.details.append(detail)
    }

    /// Queues somebody to be told when all that was submitted before is in the database.
    mutating func submit(_ waiter: DispatchSemaphore, isLast: Bool) {
        work.waiters.append(waiter)
        work.isLast = work.isLast || isLast
    }

    /// Hands over all that waits.
    mutating func take() -> Work {
        let taken = work
        work = Work()
        waitingRows = 0
        return taken
    }

    /// A buffer that has come back from the writer, or `nil`.
    mutating func popRecycled() -> [RequestSample]? {
        recycled.popLast()
    }

    /// Notes the end of a transaction: its rows are in the database, or (with a failure) lost.
    ///
    /// Of several failures the first is kept.
    mutating func note(rows: Int, failure: RecordingError?) {
        guard let failure else {
            statistics.written += Int64(rows)
            statistics.transactions += 1
            return
        }
        statistics.lost += Int64(rows)
        if self.failure == nil { self.failure = failure }
    }

    /// Keeps emptied buffers for the workers.
    mutating func recycle(_ buffers: [[RequestSample]]) {
        recycled.append(contentsOf: buffers)
    }
}
