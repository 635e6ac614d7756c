internal import Balancing

/// The pick of one request and its times, for the balancer and the `X-Dispatch` field.
struct Dispatch {
    var pick: Pick
    /// What the strategy was told of the request.
    let context: RequestContext
    /// When a connection was first wanted, in nanoseconds on the monotonic clock.
    var pickedAt: Int64
    /// When the request's first byte went to the backend; 0 before that.
    var sentAt: Int64 = 0
    /// When the first byte of the response came; 0 before that.
    var firstByteAt: Int64 = 0

    /// Microseconds waited for a connection.
    func queueMicroseconds(now: Int64) -> Int64 {
        ((sentAt == 0 ? now : sentAt) - pickedAt) / 1_000
    }

    /// Microseconds from the first byte out to the first byte in, or to now when none came.
    func upstreamMicroseconds(now: Int64) -> Int64 {
        sentAt == 0 ? 0 : ((firstByteAt == 0 ? now : firstByteAt) - sentAt) / 1_000
    }

    /// Whether the client is to be told of its backend: its cookie names none, or another.
    var isNewSession: Bool { context.preferredBackend != pick.backend }

    func outcome(_ end: AttemptEnd, now: Int64) -> RequestOutcome {
        let succeeded = if case .answered(let status) = end { status < 500 } else { false }
        let start = sentAt == 0 ? pickedAt : sentAt
        return RequestOutcome(
            latencyNanoseconds: (firstByteAt == 0 ? now : firstByteAt) - start,
            endedAtNanoseconds: now,
            succeeded: succeeded
        )
    }
}
