internal import RealModule

extension LatencyHistogram {
    /// The figures of a summary, in microseconds rounded to a nanosecond.
    public var summary: LatencySummary {
        let micros = values(atPercentiles: [50, 75, 90, 95, 99, 99.9]).map { Double($0) / 1000 }
        return LatencySummary(
            min: Double(minimum) / 1000,
            mean: (mean / 1000).rounded(toPlaces: 3),
            p50: micros[0],
            p75: micros[1],
            p90: micros[2],
            p95: micros[3],
            p99: micros[4],
            p999: micros[5],
            max: Double(maximum) / 1000
        )
    }

    /// The percentile curve: points that get denser toward 100, as far as the number of requests supports them.
    ///
    /// Between 0 and 50 a point every ten percent, then five points each time the rest is halved, until the rest is
    /// less than one request; and up to there a point at 99 %, 99.9 % and so on, which the halving does not meet and
    /// readers look for. Empty without requests.
    public var curve: [PercentilePoint] {
        guard count > 0 else { return [] }
        var percentiles = Array(stride(from: 0.0, to: 50.0, by: 10.0))
        var rest = 50.0
        while rest * Double(count) >= 100 {
            for tick in 0..<5 { percentiles.append(100 - rest + rest * Double(tick) / 10) }
            rest /= 2
        }
        let finest = percentiles.last ?? 0
        percentiles += [99, 99.9, 99.99, 99.999].filter { $0 < finest }
        percentiles.sort()
        percentiles.append(100)
        return zip(percentiles, values(atPercentiles: percentiles)).map(PercentilePoint.init(percentile:nanoseconds:))
    }

    /// At most `bars` bars of equal width on a logarithmic scale, from the shortest time to the longest.
    ///
    /// A logarithmic scale keeps one slow request from squeezing all others into the first bar.
    public func buckets(_ bars: Int) -> [LatencyBucket] {
        guard count > 0, bars > 0 else { return [] }
        let low = Double(max(minimum, 1))
        let ratio = Double(max(maximum, 1)) / low
        let edges = (1...bars).map { $0 == bars ? maximum : Int64(low * .pow(ratio, Double($0) / Double(bars))) }
        var buckets: [LatencyBucket] = []
        var below: Int64 = 0
        for (edge, counted) in zip(edges, counts(upTo: edges)) {
            let upTo = edge == maximum ? count : counted
            if let last = buckets.last, last.upperNanoseconds >= edge, upTo == below { continue }
            buckets.append(LatencyBucket(upperNanoseconds: edge, count: upTo - below))
            below = upTo
        }
        return buckets
    }
}
