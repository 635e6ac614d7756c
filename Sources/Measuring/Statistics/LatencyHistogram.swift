internal import Histogram

/// A distribution of times in nanoseconds, in bounded memory whatever their number.
///
/// A thin value over HdrHistogram (Gil Tene; <http://hdrhistogram.org>): buckets whose width grows with the value, so
/// that the relative error stays below 10 to the minus `digits`. Minimum, maximum and mean are kept beside, exactly.
/// Times from 1 ns to one hour are told apart; shorter ones count as 1 ns and longer ones as an hour in percentiles.
///
/// **Percentiles** are nearest-rank: percentile p of n times is the ⌈p/100 · n⌉-th smallest, without interpolation,
/// given as the upper end of its bucket and never above the exact maximum. So a percentile is never too low, and too
/// high by less than the relative error. An empty histogram answers 0 to every question.
public struct LatencyHistogram: Equatable, Sendable {
    /// How finely times are told apart, against the memory that this takes for the whole range.
    public enum Resolution: Equatable, Sendable {
        /// Relative error below 0.1 %; 270 kB.
        case threeDigits
        /// Relative error below 1 %; 37 kB. For one histogram a backend when there are many.
        case twoDigits
    }

    /// The longest time that is told apart from longer ones: one hour.
    public static let longestNanoseconds: Int64 = 3_600_000_000_000

    private var histogram: Histogram<UInt64>
    /// 128 bits, because 10⁷ requests of half an hour each exceed 64.
    private var sum: Int128 = 0
    private var exactMinimum = Int64.max
    private var exactMaximum = Int64.min

    /// An empty histogram.
    public init(resolution: Resolution = .threeDigits) {
        let longest = UInt64(Self.longestNanoseconds)
        switch resolution {
        case .threeDigits:
            histogram = Histogram(highestTrackableValue: longest, numberOfSignificantValueDigits: .three)
        case .twoDigits:
            histogram = Histogram(highestTrackableValue: longest, numberOfSignificantValueDigits: .two)
        }
    }

    /// Records one time in nanoseconds; constant time, no allocation.
    public mutating func record(_ nanoseconds: Int64) {
        histogram.record(UInt64(clamping: min(max(nanoseconds, 1), Self.longestNanoseconds)))
        sum += Int128(nanoseconds)
        exactMinimum = min(exactMinimum, nanoseconds)
        exactMaximum = max(exactMaximum, nanoseconds)
    }

    /// Adds everything that another histogram of the same resolution has recorded.
    public mutating func merge(_ other: LatencyHistogram) {
        histogram.add(other.histogram)
        sum += other.sum
        exactMinimum = min(exactMinimum, other.exactMinimum)
        exactMaximum = max(exactMaximum, other.exactMaximum)
    }

    /// How many times were recorded.
    public var count: Int64 { Int64(histogram.totalCount) }

    /// The shortest time, exactly.
    public var minimum: Int64 { count == 0 ? 0 : exactMinimum }

    /// The longest time, exactly.
    public var maximum: Int64 { count == 0 ? 0 : exactMaximum }

    /// The arithmetic mean, exactly (before rounding to a `Double`).
    public var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) }

    /// The time that `percentile` of a hundred requests did not exceed, in nanoseconds.
    public func value(atPercentile percentile: Double) -> Int64 {
        guard count > 0 else { return 0 }
        if percentile <= 0 { return exactMinimum }
        if percentile >= 100 { return exactMaximum }
        return min(max(Int64(histogram.valueAtPercentile(percentile)), exactMinimum), exactMaximum)
    }

    /// What ``value(atPercentile:)`` says at each of several percentiles, in ascending order.
    ///
    /// One walk over the buckets for all of them: the walk is what a percentile costs, some milliseconds for twenty.
    public func values(atPercentiles percentiles: [Double]) -> [Int64] {
        guard count > 0 else { return percentiles.map { _ in 0 } }
        var steps = histogram.recordedValues()
        var step = steps.next()
        return percentiles.map { percentile in
            if percentile <= 0 { return exactMinimum }
            if percentile >= 100 { return exactMaximum }
            // One unit in the last place less, so that no rounding error leads beyond the rank.
            let rank = max(1, (percentile.nextDown * Double(count) / 100).rounded(.up))
            while let reached = step, Double(reached.totalCountToThisValue) < rank { step = steps.next() }
            let time = min(Int64(clamping: step?.value ?? .max), Self.longestNanoseconds)
            return min(max(time, exactMinimum), exactMaximum)
        }
    }

    /// How many recorded times are no longer than each of several, in ascending order, to the width of a bucket.
    ///
    /// One walk for all of them, as in ``values(atPercentiles:)``.
    func counts(upTo limits: [Int64]) -> [Int64] {
        var steps = histogram.recordedValues()
        var step = steps.next()
        var counted: UInt64 = 0
        return limits.map { limit in
            let end = histogram.highestEquivalentForValue(UInt64(clamping: min(limit, Self.longestNanoseconds)))
            while let reached = step, reached.value <= end {
                counted = reached.totalCountToThisValue
                step = steps.next()
            }
            return Int64(counted)
        }
    }
}
