/// One bar of a histogram of times.
public struct LatencyBucket: Codable, Equatable, Sendable {
    /// The longest time in the bar, in nanoseconds.
    public var upperNanoseconds: Int64
    /// How many requests took longer than the bar before, and no longer than this one.
    public var count: Int64

    /// A bar of a histogram.
    public init(upperNanoseconds: Int64, count: Int64) {
        self.upperNanoseconds = upperNanoseconds
        self.count = count
    }
}
