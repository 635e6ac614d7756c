/// The distribution of a time over requests, in microseconds.
///
/// A percentile p is the smallest recorded time that at least p of a hundred requests did not exceed (nearest rank,
/// no interpolation), read from a histogram with three significant digits, so it is at most 0.1 % too high and never
/// too low. `min`, `mean` and `max` are exact. No requests: all zero.
///
/// **Which requests count.** Those that succeeded, and those given up at a time limit, with the time that they had
/// waited by then (a lower bound of what they would have waited). Other failures are counted, not timed: a refused
/// connection or an instant 503 ends sooner than any answer would have come, so every one of them would make the
/// percentiles better while the service gets worse. Dropping time-outs as well would do the same from the other end.
public struct LatencySummary: Codable, Equatable, Sendable {
    /// The shortest time.
    public var min: Double
    /// The arithmetic mean.
    public var mean: Double
    /// The median.
    public var p50: Double
    /// The 75th percentile.
    public var p75: Double
    /// The 90th percentile.
    public var p90: Double
    /// The 95th percentile.
    public var p95: Double
    /// The 99th percentile.
    public var p99: Double
    /// The 99.9th percentile.
    public var p999: Double
    /// The longest time.
    public var max: Double

    /// A distribution by its figures, in microseconds.
    public init(
        min: Double = 0,
        mean: Double = 0,
        p50: Double = 0,
        p75: Double = 0,
        p90: Double = 0,
        p95: Double = 0,
        p99: Double = 0,
        p999: Double = 0,
        max: Double = 0
    ) {
        self.min = min
        self.mean = mean
        self.p50 = p50
        self.p75 = p75
        self.p90 = p90
        self.p95 = p95
        self.p99 = p99
        self.p999 = p999
        self.max = max
    }
}
