/// The requests of one kind in a mix: how many, how they ended, how long they took.
public struct KindSummary: Codable, Equatable, Sendable {
    /// What the user calls it, or its method and target.
    public var name: String
    /// Measured requests of this kind that were sent.
    public var requests: Int64
    /// Those of them that failed.
    public var failed: Int64
    /// From the intended send to the last byte; see ``LatencySummary`` for what counts.
    public var latency: LatencySummary

    enum CodingKeys: String, CodingKey {
        case name, requests, failed
        case latency = "latency_us"
    }

    /// The requests of a kind.
    public init(name: String, requests: Int64, failed: Int64, latency: LatencySummary) {
        self.name = name
        self.requests = requests
        self.failed = failed
        self.latency = latency
    }
}
