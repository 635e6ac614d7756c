import TestSupport
import Testing

@testable import Proxying

@Suite struct ResponseTimesTests {
    /// The bucket that a time falls into, found by looking.
    private func bucket(_ nanoseconds: Int64) -> Int {
        ResponseTimes.bounds.firstIndex { nanoseconds <= $0 } ?? ResponseTimes.bounds.count
    }

    @Test func everyTimeFallsWhereItBelongs() {
        let edges = ResponseTimes.bounds.flatMap { [$0 - 1, $0, $0 + 1] }
        var random = SplitMix64(seed: 7)
        let draws = (0..<500).map { _ in Int64(random.next() >> UInt64.random(in: 2...63, using: &random)) }
        for time in edges + draws + [0, 1, 999, 1_000, .max / 2] {
            var times = ResponseTimes()
            times.record(time)
            #expect(times.counts[bucket(time)] == 1 && times.counts.reduce(0, +) == 1 && times.sum == time)
        }
    }

    @Test func loopsAddUp() {
        var one = ResponseTimes()
        one.record(100_000)
        var other = one
        other.record(100_000_000_000)
        one.add(other)
        #expect(one.counts.reduce(0, +) == 3 && one.counts.last == 1 && one.sum == 100_000_200_000)
        #expect(ResponseTimes.bounds.first == 1 << 16 && ResponseTimes.bounds.last == 1 << 36)
    }
}
