/// How many requests a run sent and how they ended.
///
/// `sent` = `succeeded` + `failed`: a request that was sent is one or the other.
public struct RequestCounts: Codable, Equatable, Sendable {
    /// Measured requests that were sent.
    public var sent: Int64
    /// Measured requests with a complete response and a status below 400.
    public var succeeded: Int64
    /// Measured requests that ended in any other way.
    public var failed: Int64
    /// Requests that the schedule intended and that never were sent: the run ended before their turn came.
    public var dropped: Int64
    /// Warm-up requests, which are in no other of these figures.
    public var warmup: Int64
    /// Measured requests by status code, for those that got one.
    public var byStatus: [String: Int64]
    /// Measured requests that failed, by ``RequestError/name``.
    public var byError: [String: Int64]

    enum CodingKeys: String, CodingKey {
        case sent, succeeded, failed, dropped, warmup
        case byStatus = "by_status"
        case byError = "by_error"
    }

    /// Counts of requests, zero where nothing is said.
    public init(
        sent: Int64 = 0,
        succeeded: Int64 = 0,
        failed: Int64 = 0,
        dropped: Int64 = 0,
        warmup: Int64 = 0,
        byStatus: [String: Int64] = [:],
        byError: [String: Int64] = [:]
    ) {
        self.sent = sent
        self.succeeded = succeeded
        self.failed = failed
        self.dropped = dropped
        self.warmup = warmup
        self.byStatus = byStatus
        self.byError = byError
    }
}
