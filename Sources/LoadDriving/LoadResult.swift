package import Measuring

/// What a finished load says of itself, beyond its samples; times are nanoseconds.
package struct LoadResult: Sendable, Equatable {
    /// The zero of all sample times, on the system's monotonic clock.
    package var origin: Int64
    /// When the measured phase began, since the origin; `nil` if the load was stopped before.
    package var measuringStart: Int64?
    /// When it ended, since the origin: the deadline of a duration; of a number of requests, or after a stop, the
    /// last measured answer.
    package var measuringEnd: Int64?
    /// Requests sent in the warm-up.
    package var sentWarmup: Int64
    /// Requests sent in the measured phase.
    package var sentMeasured: Int64
    /// Measured requests that left more than 1 ms after their time.
    package var late: Int64
    /// Measured requests that had to wait because all connections were in use.
    package var blocked: Int64
    /// Requests that were due before the deadline and never sent, because all connections stayed in use.
    package var unsent: Int64
    /// Requests that libcurl sent again because a kept connection broke before any answer, over the whole load.
    package var repeats: Int64
    /// Connections that were made, over the whole load.
    package var connectionsOpened: Int64
    /// One failure of each class in words, where there are any.
    package var failureExamples: [RequestError: String]
    /// The longest time for which a worker could not have sent, in nanoseconds.
    package var longestLoopGap: Int64
    /// CPU time of each worker's thread, user and kernel, over the whole load.
    package var workerCPU: [Int64]
    /// The names of backends; the sample field `backend` is an index into this plus 1.
    package var backendNames: [String]
    /// Whether the load was stopped before its limit.
    package var wasStopped: Bool

    /// The length of the measured phase in nanoseconds, 0 if there was none.
    package var measuredDuration: Int64 {
        guard let measuringStart, let measuringEnd else { return 0 }
        return max(0, measuringEnd - measuringStart)
    }
}
