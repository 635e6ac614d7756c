/// How late requests left, in microseconds from the intended to the actual send, over all measured requests.
///
/// Percentiles are defined as in ``LatencySummary``. In a closed loop every lag is zero.
public struct ScheduleLag: Codable, Equatable, Sendable {
    /// The median.
    public var p50: Double
    /// The 99th percentile.
    public var p99: Double
    /// The longest.
    public var max: Double

    /// Lags in microseconds.
    public init(p50: Double = 0, p99: Double = 0, max: Double = 0) {
        self.p50 = p50
        self.p99 = p99
        self.max = max
    }
}
