/// What went wrong with a request, in Envoy's letters (`%RESPONSE_FLAGS%`).
package struct ResponseFlags: OptionSet, Sendable, Equatable {
    /// One bit a flag, in the order in which they are written.
    package let rawValue: UInt16

    /// A set by its bits.
    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// `UH`: no backend was eligible.
    package static let noHealthyUpstream = ResponseFlags(rawValue: 1 << 0)
    /// `UF`: no connection to a backend.
    package static let upstreamConnectFailure = ResponseFlags(rawValue: 1 << 1)
    /// `UO`: the limits on requests in flight and in the queue were reached.
    package static let upstreamOverflow = ResponseFlags(rawValue: 1 << 2)
    /// `UT`: a backend did not answer in time.
    package static let upstreamTimeout = ResponseFlags(rawValue: 1 << 3)
    /// `UC`: a backend closed the connection.
    package static let upstreamTermination = ResponseFlags(rawValue: 1 << 4)
    /// `UPE`: a backend broke HTTP.
    package static let upstreamProtocolError = ResponseFlags(rawValue: 1 << 5)
    /// `URX`: there were as many attempts, or retries under way, as there may be.
    package static let retryLimitExceeded = ResponseFlags(rawValue: 1 << 6)
    /// `NR`: nothing is configured for this request.
    package static let noRoute = ResponseFlags(rawValue: 1 << 7)
    /// `RL`: the client sends more than its rate.
    package static let rateLimited = ResponseFlags(rawValue: 1 << 8)
    /// `DC`: the client closed the connection.
    package static let downstreamTermination = ResponseFlags(rawValue: 1 << 9)
    /// `DPE`: the client broke HTTP.
    package static let downstreamProtocolError = ResponseFlags(rawValue: 1 << 10)
    /// `DT`: the whole request, or the client's part of it, took too long.
    package static let durationTimeout = ResponseFlags(rawValue: 1 << 11)
    /// `SI`: nothing went through a tunnel for too long.
    package static let streamIdleTimeout = ResponseFlags(rawValue: 1 << 12)

    /// The letters of each bit, from the lowest.
    static let letters: [StaticString] = [
        "UH", "UF", "UO", "UT", "UC", "UPE", "URX", "NR", "RL", "DC", "DPE", "DT", "SI",
    ]

    /// The flag of an attempt's end; none where it was answered, or given up for no fault of the backend's.
    init(_ end: AttemptEnd) {
        switch end {
        case .answered, .cancelled: self = []
        case .connectFailed, .connectTimedOut: self = .upstreamConnectFailure
        case .lost: self = .upstreamTermination
        case .timedOut: self = .upstreamTimeout
        case .malformed: self = .upstreamProtocolError
        }
    }

    /// The flag of a failure that ends a request without another attempt.
    init(_ reason: RetryDecision.Reason) {
        switch reason {
        case .attemptsSpent, .budgetSpent: self = .retryLimitExceeded
        case .timeSpent: self = .durationTimeout
        case .notCovered, .responseBegan, .notIdempotent, .bodyGone, .nobodyElse: self = []
        }
    }
}
