/// What one backend did for the measured requests that ended at it.
public struct BackendSummary: Codable, Equatable, Sendable {
    /// The backend's name, as its responses give it.
    public var name: String
    /// Where it listens, or empty if that is not known.
    public var address: String
    /// Its weight in the pool.
    public var weight: Double
    /// Measured requests whose final backend this was.
    public var requests: Int64
    /// Those of them that failed.
    public var errors: Int64
    /// Its part of all measured requests whose backend is known.
    public var share: Double
    /// Its weight's part of all weights.
    public var expectedShare: Double
    /// The median latency of its requests, in microseconds; see ``LatencySummary`` for which ones count.
    public var p50: Double
    /// The 99th percentile of their latency, in microseconds.
    public var p99: Double

    enum CodingKeys: String, CodingKey {
        case name, address, weight, requests, errors, share
        case expectedShare = "expected_share"
        case p50 = "p50_us"
        case p99 = "p99_us"
    }

    /// The figures of one backend; shares are fractions of one, times microseconds.
    public init(
        name: String,
        address: String,
        weight: Double,
        requests: Int64 = 0,
        errors: Int64 = 0,
        share: Double = 0,
        expectedShare: Double = 0,
        p50: Double = 0,
        p99: Double = 0
    ) {
        self.name = name
        self.address = address
        self.weight = weight
        self.requests = requests
        self.errors = errors
        self.share = share
        self.expectedShare = expectedShare
        self.p50 = p50
        self.p99 = p99
    }
}
