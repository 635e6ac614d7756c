/// What a run looks like at one moment, for whoever watches it.
package struct LiveView: Sendable {
    /// Seconds since the load began, warm-up included.
    package var elapsedSeconds: Double
    /// Whether the warm-up is still going on.
    package var isWarmingUp: Bool
    /// How much of the planned load is done, from 0 to 1.
    package var fractionDone: Double
    /// Requests ended a second, since the last view.
    package var ratePerSecond: Double
    /// Requests in flight.
    package var inFlight: Int
    /// Requests that failed so far, warm-up included.
    package var failed: Int64
    /// The median and the 99th percentile of the latency so far, in nanoseconds; measured requests only.
    ///
    /// Worked out when called, which takes about a millisecond: most views are never printed.
    package var percentiles: @Sendable () -> (median: Int64, p99: Int64)
}
