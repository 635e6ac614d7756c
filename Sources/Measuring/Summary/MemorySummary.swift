/// The memory of parts that have processes of their own, in bytes.
public struct MemorySummary: Codable, Equatable, Sendable {
    /// The most that the proxy's processes held at any reading: the sum of their resident sets.
    public var proxyPeak: Int64

    enum CodingKeys: String, CodingKey {
        case proxyPeak = "proxy_peak"
    }

    /// Memory in bytes.
    public init(proxyPeak: Int64) {
        self.proxyPeak = proxyPeak
    }
}
