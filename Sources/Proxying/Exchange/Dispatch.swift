internal import Balancing
internal import HTTPWire

/// The picks of one request and its times, for the balancer and the `X-Dispatch` field.
struct Dispatch {
    /// The name of one attempt at one request.
    struct Attempt: Equatable {
        let pick: Int64
        let ordinal: Int
    }

    /// The pick of the present attempt.
    private(set) var pick: Pick
    /// The index of the backend of the first attempt.
    let firstBackend: Int
    /// What the strategy was told of the request.
    let context: RequestContext
    /// The attempts so far.
    var retry: RetryState
    /// When a connection was first wanted, in nanoseconds on the monotonic clock.
    let pickedAt: Int64
    /// When the present attempt began.
    private(set) var attemptedAt: Int64
    /// When the present attempt has taken too long; `Int64.max` is never.
    private(set) var attemptDeadline = Int64.max
    /// When the whole request has taken too long; `Int64.max` is never.
    let requestDeadline: Int64
    /// Whether the balancer was told of the end of the present attempt.
    var isEnded = false
    /// Whether the present attempt has one of the backend's places.
    var holdsPlace = false
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

    /// What tells this attempt from all others of this proxy.
    var attempt: Attempt { Attempt(pick: pick.number, ordinal: retry.attempts) }

    /// The first attempt at a request.
    init(pick: Pick, context: RequestContext, method: RequestMethod, now: Int64, settings: ProxySettings) {
        self.pick = pick
        firstBackend = pick.backend
        self.context = context
        retry = RetryState(method: method)
        pickedAt = now
        attemptedAt = now
        requestDeadline = settings.timeouts.request > 0 ? now + settings.timeouts.request : .max
        attemptDeadline = settings.retry.attemptDeadline(now: now, requestDeadline: requestDeadline)
    }

    /// Goes on with another attempt.
    mutating func begin(_ pick: Pick, now: Int64, policy: RetryPolicy) {
        self.pick = pick
        attemptedAt = now
        attemptDeadline = policy.attemptDeadline(now: now, requestDeadline: requestDeadline)
        sentAt = 0
        isEnded = false
        holdsPlace = false
    }

    /// Whether the client is to be told of its backend: its cookie names none, or another.
    var isNewSession: Bool { context.preferredBackend != pick.backend }

    func outcome(_ end: AttemptEnd, now: Int64) -> RequestOutcome {
        let succeeded = if case .answered(let status) = end { status < 500 } else { false }
        let start = sentAt == 0 ? attemptedAt : sentAt
        return RequestOutcome(
            latencyNanoseconds: (firstByteAt == 0 ? now : firstByteAt) - start,
            endedAtNanoseconds: now,
            succeeded: succeeded
        )
    }
}
