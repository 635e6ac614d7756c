import Measuring
import Testing

@Suite("Latency histogram")
struct LatencyHistogramTests {
    @Test("An empty histogram answers zero to everything")
    func empty() {
        let histogram = LatencyHistogram()
        #expect(histogram.count == 0)
        #expect(histogram.minimum == 0)
        #expect(histogram.maximum == 0)
        #expect(histogram.mean == 0)
        #expect(histogram.value(atPercentile: 50) == 0)
        #expect(histogram.summary == LatencySummary())
        #expect(histogram.curve.isEmpty)
        #expect(histogram.buckets(10).isEmpty)
    }

    @Test(
        "A percentile is the nearest rank, never too low and at most one resolution step too high",
        arguments: [1, 2, 3, 10, 99, 100, 1_000, 10_000],
        [(LatencyHistogram.Resolution.threeDigits, 1.001), (.twoDigits, 1.01)]
    )
    func nearestRank(count: Int, resolution: (LatencyHistogram.Resolution, Double)) {
        var generator = SplitMix64(seed: UInt64(count))
        let times = (0..<count).map { _ in Int64.random(in: 1...10_000_000_000, using: &generator) }
        var histogram = LatencyHistogram(resolution: resolution.0)
        for time in times { histogram.record(time) }
        let sorted = times.sorted()
        for percentile in [0.1, 10, 50, 75, 90, 95, 99, 99.9, 100] {
            let rank = max(1, Int((percentile / 100 * Double(count)).rounded(.up)))
            let exact = sorted[rank - 1]
            let reported = histogram.value(atPercentile: percentile)
            #expect(reported >= exact)
            #expect(Double(reported) <= Double(exact) * resolution.1)
        }
    }

    @Test("Several percentiles at once are those one by one", arguments: [0, 1, 2, 7, 1000, 20_000])
    func severalPercentiles(count: Int) {
        var generator = SplitMix64(seed: UInt64(count))
        var histogram = LatencyHistogram(resolution: count.isMultiple(of: 2) ? .threeDigits : .twoDigits)
        for _ in 0..<count {
            histogram.record(
                Int64.random(in: -5...(1 << Int64.random(in: 3...43, using: &generator)), using: &generator)
            )
        }
        let random = (0..<100).map { _ in Double.random(in: 0...100, using: &generator) }
        let percentiles = ([-1, 0, 50, 50, 90, 99, 99.9, 100, 101] + random).sorted()
        let together = histogram.values(atPercentiles: percentiles)
        for (percentile, value) in zip(percentiles, together) {
            #expect(value == histogram.value(atPercentile: percentile), "\(percentile)")
        }
    }

    @Test("Minimum, maximum and mean are exact")
    func exactFigures() {
        var histogram = LatencyHistogram()
        for time: Int64 in [1_000_003, 2_000_005, 900_000_007] { histogram.record(time) }
        #expect(histogram.minimum == 1_000_003)
        #expect(histogram.maximum == 900_000_007)
        #expect(histogram.mean == Double(903_000_015) / 3)
    }

    @Test("Times outside the range count at its ends, and stay exact in minimum, maximum and mean")
    func outsideRange() {
        var histogram = LatencyHistogram()
        histogram.record(-5)
        histogram.record(0)
        histogram.record(2 * LatencyHistogram.longestNanoseconds)
        #expect(histogram.count == 3)
        #expect(histogram.minimum == -5)
        #expect(histogram.maximum == 2 * LatencyHistogram.longestNanoseconds)
        #expect(histogram.value(atPercentile: 50) == 1)
    }

    @Test("The sum of a thousand million hours does not overflow")
    func longSums() {
        var histogram = LatencyHistogram()
        for _ in 0..<1_000 { histogram.record(Int64.max / 2) }
        #expect(histogram.mean == Double(Int64.max / 2))
    }

    @Test("Merging two histograms is recording in one")
    func merging() {
        var (left, right, both) = (LatencyHistogram(), LatencyHistogram(), LatencyHistogram())
        var generator = SplitMix64(seed: 7)
        for index in 0..<5_000 {
            let time = Int64.random(in: 1...1_000_000_000, using: &generator)
            if index.isMultiple(of: 3) { left.record(time) } else { right.record(time) }
            both.record(time)
        }
        left.merge(right)
        #expect(left == both)
        #expect(left.summary == both.summary)
    }

    @Test("A curve rises from the minimum to the maximum, and has more points where there are more requests")
    func curve() {
        var histogram = LatencyHistogram()
        for time in 1...100_000 { histogram.record(Int64(time) * 1_000) }
        let curve = histogram.curve
        #expect(curve.first == PercentilePoint(percentile: 0, nanoseconds: 1_000))
        #expect(curve.last == PercentilePoint(percentile: 100, nanoseconds: 100_000_000))
        #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.percentile < $1.percentile })
        #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.nanoseconds <= $1.nanoseconds })
        var small = LatencyHistogram()
        for time in 1...10 { small.record(Int64(time)) }
        #expect(small.curve.count < curve.count)
    }

    @Test(
        "A curve has the percentiles that are named elsewhere, with the same times",
        arguments: [100, 700, 5_348, 100_000]
    )
    func namedPercentiles(count: Int) throws {
        var histogram = LatencyHistogram()
        for time in 1...count { histogram.record(Int64(time * time)) }
        let curve = histogram.curve
        let finest = try #require(curve.dropLast().last).percentile
        let summary = histogram.summary
        let named: [(Double, Double)] = [
            (50, summary.p50), (75, summary.p75), (90, summary.p90), (95, summary.p95), (99, summary.p99),
            (99.9, summary.p999),
        ]
        for (percentile, microseconds) in named where percentile < finest {
            let point = try #require(curve.first { $0.percentile == percentile }, "\(percentile)")
            #expect(Double(point.nanoseconds) / 1000 == microseconds)
        }
        #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.percentile < $1.percentile })
    }

    @Test("Buckets hold every request once", arguments: [1, 2, 7, 1_000])
    func buckets(count: Int) {
        var histogram = LatencyHistogram()
        var generator = SplitMix64(seed: 3)
        for _ in 0..<count { histogram.record(Int64.random(in: 1_000...50_000_000, using: &generator)) }
        let buckets = histogram.buckets(12)
        #expect(buckets.count <= 12)
        #expect(buckets.reduce(0) { $0 + $1.count } == Int64(count))
        #expect(zip(buckets, buckets.dropFirst()).allSatisfy { $0.upperNanoseconds < $1.upperNanoseconds })
        #expect(buckets.last?.upperNanoseconds == histogram.maximum)
    }

    @Test("Equal times make one bucket")
    func oneBucket() {
        var histogram = LatencyHistogram()
        for _ in 0..<5 { histogram.record(10_000_000) }
        #expect(histogram.buckets(12) == [LatencyBucket(upperNanoseconds: 10_000_000, count: 5)])
    }
}
