import Measuring
import Testing

@Suite("Time series builder")
struct TimeSeriesBuilderTests {
    private static func series(_ samples: [RequestSample], _ interval: Range<Int64>, backends: Int) -> TimeSeries {
        var builder = TimeSeriesBuilder(interval: interval, backends: backends)
        for sample in samples { builder.add(sample) }
        return builder.series()
    }

    /// Requests at random moments, with latencies over five decades, some failed, some of no known backend.
    private static func randomRun(seed: UInt64, backends: Int32) -> [RequestSample] {
        var generator = SplitMix64(seed: seed)
        return (0..<3_000).map { _ in
            var sample = RequestSample()
            sample.scheduledNanoseconds = Int64.random(in: 0..<1_000_000_000, using: &generator)
            sample.sentNanoseconds = sample.scheduledNanoseconds + Int64.random(in: 0..<1_000_000, using: &generator)
            let magnitude = Int64(1) << Int64.random(in: 8..<30, using: &generator)
            sample.finishedNanoseconds = sample.sentNanoseconds + Int64.random(in: 1...magnitude, using: &generator)
            sample.backend = Int32.random(in: 0...backends, using: &generator)
            sample.error = Int.random(in: 0..<8, using: &generator) == 0 ? .http5xx : .none
            sample.phase = sample.scheduledNanoseconds < 300_000_000 ? .warmup : .measured
            return sample
        }
    }

    private static let interval: Range<Int64> = 300_000_000..<1_000_000_000

    @Test("Counts are those of the samples, slot by slot", arguments: 0..<5 as Range<UInt64>)
    func counts(seed: UInt64) {
        let samples = Self.randomRun(seed: seed, backends: 3)
        let series = Self.series(samples, Self.interval, backends: 3)
        for slot in 0..<series.slots.count {
            let moments = series.slots.moments(of: slot)
            let here = samples.filter { $0.phase == .measured && moments.contains($0.scheduledNanoseconds) }
            #expect(series.requests[slot] == Int64(here.count))
            #expect(series.failures[slot] == Int64(here.count { $0.error != .none }))
            for backend in 0..<3 {
                let theirs = here.count { Int($0.backend) == backend + 1 }
                #expect(series.requestsOfBackend[backend][slot] == Int64(theirs))
            }
            let heat = series.heat.counts.reduce(0) { $0 + $1[slot] }
            #expect(heat == Int64(here.count { $0.error == .none }))
        }
    }

    @Test("Builders of parts merge into the builder of the whole", arguments: [1, 2, 3, 8])
    func merging(parts: Int) {
        let samples = Self.randomRun(seed: UInt64(parts), backends: 3)
        var builders = Array(repeating: TimeSeriesBuilder(interval: Self.interval, backends: 3), count: parts)
        for (index, sample) in samples.enumerated() { builders[index * parts / samples.count].add(sample) }
        var whole = builders[0]
        for builder in builders.dropFirst() { whole.merge(builder) }
        #expect(whole.series() == Self.series(samples, Self.interval, backends: 3))
    }

    @Test("Percentiles are never too low, and too high by 3 % at most", arguments: 0..<5 as Range<UInt64>)
    func percentiles(seed: UInt64) throws {
        let samples = Self.randomRun(seed: seed, backends: 1)
        let series = Self.series(samples, Self.interval, backends: 1)
        for slot in 0..<series.slots.count {
            let moments = series.slots.moments(of: slot)
            let times = samples.filter {
                $0.phase == .measured && $0.error == .none && moments.contains($0.scheduledNanoseconds)
            }.map(\.latencyNanoseconds).sorted()
            guard !times.isEmpty else {
                #expect(series.p50[slot] == nil)
                continue
            }
            for (percent, found) in [(50, series.p50[slot]), (99, series.p99[slot])] {
                let exact = times[(times.count * percent + 99) / 100 - 1]
                let value = try #require(found)
                #expect(value >= exact)
                #expect(Double(value) <= max(Double(exact) * 1.032, 1_056))
            }
        }
    }

    @Test("Requests in flight are the time that they took, over the slot", arguments: 0..<5 as Range<UInt64>)
    func inFlight(seed: UInt64) {
        let samples = Self.randomRun(seed: seed, backends: 2)
        let series = Self.series(samples, Self.interval, backends: 2)
        for backend in 0..<2 {
            for slot in 0..<series.slots.count {
                let moments = series.slots.moments(of: slot)
                let busy = samples.filter { Int($0.backend) == backend + 1 }.reduce(Int64(0)) { sum, sample in
                    let start = max(sample.sentNanoseconds, moments.lowerBound)
                    return sum + max(0, min(sample.finishedNanoseconds, moments.upperBound) - start)
                }
                let mean = Double(busy) / Double(moments.upperBound - moments.lowerBound)
                #expect(abs(series.inFlight[backend][slot] - mean) < 1e-9)
            }
        }
    }

    @Test("Rows of a heat map hold the times of their requests, and are at most forty")
    func heat() {
        let samples = Self.randomRun(seed: 3, backends: 1)
        let heat = Self.series(samples, Self.interval, backends: 1).heat
        #expect(heat.edges.count == heat.counts.count + 1)
        #expect(heat.counts.count <= LatencyHeat.mostRows)
        #expect(zip(heat.edges, heat.edges.dropFirst()).allSatisfy { $0 < $1 })
        let times = samples.filter { $0.phase == .measured && $0.error == .none }.map(\.latencyNanoseconds)
        for (row, counts) in heat.counts.enumerated().dropFirst() {
            let here = times.count { (heat.edges[row]..<heat.edges[row + 1]).contains($0) }
            #expect(counts.reduce(0, +) == Int64(here))
        }
    }

    @Test("Shares of a slot add up to one, and there are none where nothing was sent", arguments: [1, 2, 30])
    func shares(enough: Int64) {
        let samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(200, backends: 4))
        let series = Self.series(samples, 0..<400_000_000, backends: 4)
        let (slots, shares) = series.shares(ofAtLeast: enough)
        // Slots of 5 ms hold 5 of the first 200 requests and none of the later: 0.625 a backend on average.
        #expect(slots.width == [1: 10_000_000, 2: 25_000_000, 30: 25_000_000][enough])
        #expect(slots.count * Int(slots.width) >= 400_000_000)
        for slot in 0..<slots.count {
            let sum = shares.compactMap { $0[slot] }.reduce(0, +)
            let isEmpty = slots.moments(of: slot).lowerBound >= 200_000_000
            #expect(isEmpty ? shares[0][slot] == nil : abs(sum - 1) < 1e-9)
        }
    }

    @Test("Nothing measured, no backend, times of any length: all are defined")
    func edges() {
        #expect(Self.series([], 0..<0, backends: 0).requests.isEmpty)
        #expect(Self.series([], 0..<1_000, backends: 3).heat == LatencyHeat())
        var sample = RequestSample()
        for time in [Int64.min / 2, 0, 1, 1_023, 1_024, 1 << 41, 1 << 50, Int64.max / 2] {
            sample.finishedNanoseconds = time
            let series = Self.series([sample], 0..<1_000_000_000, backends: 1)
            #expect(series.requests[0] == 1)
            #expect(series.heat.counts.map { $0.reduce(0, +) }.reduce(0, +) == 1)
        }
    }
}
