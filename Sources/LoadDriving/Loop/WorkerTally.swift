internal import Measuring

/// One worker's account of its part of a run.
struct WorkerTally: Sendable {
    /// A send that left more than this after its time is late: 1 millisecond.
    static let lateness: Int64 = 1_000_000

    private(set) var sent: Int64 = 0
    private(set) var sentMeasured: Int64 = 0
    private(set) var finished: Int64 = 0
    private(set) var failed: Int64 = 0
    /// Measured requests that left more than ``lateness`` after their time.
    private(set) var late: Int64 = 0
    /// Measured requests that had to wait for a free connection.
    private(set) var blocked: Int64 = 0
    /// When the last measured request ended.
    private(set) var lastMeasuredEnd: Int64 = 0
    /// Requests that were due and never sent.
    var unsent: Int64 = 0
    /// Requests that libcurl sent again on a fresh connection, over the whole load.
    var repeats: Int64 = 0
    /// Connections that were made.
    var connectionsOpened: Int64 = 0
    /// What went wrong, in words.
    var failures = FailureExamples()
    var longestGap: Int64 = 0
    /// The start of the measured phase; `nil` if it was not reached.
    var measuringStart: Int64?

    mutating func noteSent(_ sample: RequestSample, wasBlocked: Bool) {
        sent += 1
        guard sample.phase == .measured else { return }
        sentMeasured += 1
        if sample.scheduleLagNanoseconds > Self.lateness { late += 1 }
        if wasBlocked { blocked += 1 }
    }

    mutating func noteFinished(_ sample: RequestSample) {
        finished += 1
        if sample.error != .none { failed += 1 }
        if sample.phase == .measured { lastMeasuredEnd = sample.finishedNanoseconds }
    }
}
