/// When a failed request is tried on another backend.
///
/// The conditions are those of nginx's `proxy_next_upstream error timeout`. What is safe is not configurable: see
/// ``RetryState``.
package struct RetryPolicy: Sendable, Equatable {
    /// Attempts beyond the first; 0 never retries.
    package var maximumRetries = 2
    /// The failures that are retried.
    package var conditions: RetryConditions = [.connectFailure, .lost, .timeout]
    /// The answers that are retried; none, unless told otherwise: they are a backend's considered opinion.
    package var statuses = StatusSet.none
    /// Nanoseconds that one attempt may take to the head of its response; 0 leaves it all the time there is.
    package var perTryTimeout: Int64 = 0
    /// Bytes of a request's body that are kept to be sent again.
    package var replayBytes = 65_536
    /// Retries under way, as a share of the attempts in flight, that the budget allows.
    package var budgetShare = 0.2
    /// Retries under way that the budget always allows.
    package var budgetMinimum = 10

    /// Up to two retries after failures of transport and time.
    package init() {}

    /// Whether this end of an attempt is one to be retried, safety apart.
    func covers(_ end: AttemptEnd) -> Bool {
        switch end {
        case .answered(let status): statuses.contains(status)
        case .connectFailed, .connectTimedOut: conditions.contains(.connectFailure)
        case .lost: conditions.contains(.lost)
        case .timedOut: conditions.contains(.timeout)
        case .malformed: conditions.contains(.malformed)
        case .cancelled: false
        }
    }

    /// When an attempt that begins at `now` has taken too long: after its own time, and never after the request's.
    ///
    /// Both moments are nanoseconds on one clock; `Int64.max` is never.
    func attemptDeadline(now: Int64, requestDeadline: Int64) -> Int64 {
        guard perTryTimeout > 0 else { return requestDeadline }
        let (end, overflows) = now.addingReportingOverflow(perTryTimeout)
        return overflows ? requestDeadline : min(end, requestDeadline)
    }
}
