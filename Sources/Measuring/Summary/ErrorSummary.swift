/// The requests that failed in one way, and how long they took to.
///
/// They are in no other percentile, save those that were given up at a time limit; see ``LatencySummary``.
public struct ErrorSummary: Codable, Equatable, Sendable {
    /// The class, by ``RequestError/name``.
    public var name: String
    /// Measured requests that failed that way.
    public var requests: Int64
    /// Their part of all measured requests that were sent.
    public var share: Double
    /// From the intended send to the failure.
    public var latency: LatencySummary

    enum CodingKeys: String, CodingKey {
        case name, requests, share
        case latency = "latency_us"
    }

    /// The failures of a class.
    public init(name: String, requests: Int64, share: Double, latency: LatencySummary) {
        self.name = name
        self.requests = requests
        self.share = share
        self.latency = latency
    }
}
