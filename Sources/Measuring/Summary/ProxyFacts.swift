/// What a proxy counted on its own over a whole run.
public struct ProxyFacts: Equatable, Sendable {
    /// Requests whose head it accepted.
    public var requests: Int64
    /// Times that the strategy chose a backend.
    public var picks: Int64
    /// The picks by backend, in the order of the backends' numbers; empty if the proxy does not say.
    public var picksPerBackend: [Int64]
    /// Picks beyond the first for the same request.
    public var retries: Int64
    /// Requests that it answered itself without any pick (no eligible backend).
    public var answeredWithoutPick: Int64
    /// Attempts that ended before the request could have reached the picked backend (connection refused, reset
    /// before the head was written).
    public var unreachedAttempts: Int64
    /// Attempts that broke after the head was sent and before any byte of an answer: the backend may have received
    /// the request or not (a kept-alive connection that it was just closing).
    public var brokenAttempts: Int64
    /// Attempts that repeated a request under the number of its first pick, on a fresh connection because the pooled
    /// one had closed: the backend may have received the request once or twice.
    public var repeatedAttempts: Int64

    /// The counters of a proxy.
    public init(
        requests: Int64,
        picks: Int64,
        picksPerBackend: [Int64] = [],
        retries: Int64 = 0,
        answeredWithoutPick: Int64 = 0,
        unreachedAttempts: Int64 = 0,
        brokenAttempts: Int64 = 0,
        repeatedAttempts: Int64 = 0
    ) {
        self.requests = requests
        self.picks = picks
        self.picksPerBackend = picksPerBackend
        self.retries = retries
        self.answeredWithoutPick = answeredWithoutPick
        self.unreachedAttempts = unreachedAttempts
        self.brokenAttempts = brokenAttempts
        self.repeatedAttempts = repeatedAttempts
    }
}
