/// The backends as the balancer and their health had them at one moment.
struct FleetSnapshot: Sendable, Equatable {
    /// One backend.
    struct Member: Sendable, Equatable {
        var condition: MemberCondition
        /// Whether it may be picked.
        var isEligible: Bool
        var weight: Double
        /// The weight times the share that slow start has reached.
        var effectiveWeight: Double
        var inFlight: Int
        /// Requests that wait for a place.
        var waiting: Int
        var picks: Int64
        /// Ejections so far, forgiven ones included.
        var ejections: Int64
        /// When the present ejection ends, in nanoseconds on the monotonic clock.
        var ejectedUntil: Int64?
        /// The smoothed latency of its successful answers, in nanoseconds; 0 before the first.
        var latency: Double
    }

    var mode: FleetMode
    var members: [Member]
    /// Retries under way that are charged to the budget.
    var activeRetries: Int
    /// Retries that the budget refused.
    var refusedRetries: Int64
}
