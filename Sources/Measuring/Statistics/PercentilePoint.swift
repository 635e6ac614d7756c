/// One point of a percentile curve.
public struct PercentilePoint: Codable, Equatable, Sendable {
    /// The percentile, from 0 to 100.
    public var percentile: Double
    /// The time that this many of a hundred requests did not exceed, in nanoseconds.
    public var nanoseconds: Int64

    /// A point of a percentile curve.
    public init(percentile: Double, nanoseconds: Int64) {
        self.percentile = percentile
        self.nanoseconds = nanoseconds
    }
}
