package import Measuring

/// A glance at a load under way, for progress lines; the figures are of nearly the same moment.
package struct LoadProgress: Sendable, Equatable {
    /// Nanoseconds since ``LoadDriver/start()``.
    package var elapsed: Int64
    /// What is being sent.
    package var phase: RunPhase
    /// Requests sent so far, warm-up included.
    package var sent: Int64
    /// Requests that have ended, failed ones included.
    package var finished: Int64
    /// Requests that have failed.
    package var failed: Int64
    /// CPU nanoseconds of all workers so far.
    package var cpuNanoseconds: Int64

    /// Requests under way.
    package var inFlight: Int64 { max(0, sent - finished) }
}
