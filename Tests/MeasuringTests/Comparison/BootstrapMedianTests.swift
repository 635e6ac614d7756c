import Measuring
import Testing

@Suite("Bootstrap of the median")
struct BootstrapMedianTests {
    @Test("Few values have their range as the interval, one has itself")
    func few() throws {
        let one = try #require(BootstrapMedian([7]))
        #expect(one.median == 7 && one.interval == 7...7)
        let four = try #require(BootstrapMedian([4, 1, 3, 2]))
        #expect(four.median == 2.5 && four.interval == 1...4)
        #expect(BootstrapMedian([]) == nil)
    }

    /// What drawing again 20,000 times says, the interval must say too: it is the limit of that.
    @Test("It is the limit of resampling", arguments: [3, 6, 7, 10, 13])
    func limit(count: Int) throws {
        var random = SplitMix64(seed: UInt64(count))
        let values = (0..<count).map { _ in Double.random(in: 10...20, using: &random) }
        let medians = (0..<20_000).map { _ in
            let drawn = (0..<count).map { _ in values[Int.random(in: 0..<count, using: &random)] }.sorted()
            return count.isMultiple(of: 2) ? (drawn[count / 2 - 1] + drawn[count / 2]) / 2 : drawn[count / 2]
        }
        let interval = try #require(BootstrapMedian(values)).interval
        // The levels are met within four standard errors of so many draws.
        let below = Double(medians.count { $0 < interval.lowerBound }) / 20_000
        let upToLow = Double(medians.count { $0 <= interval.lowerBound }) / 20_000
        #expect(below <= 0.025 + 0.0045 && upToLow >= 0.025 - 0.0045)
        let above = Double(medians.count { $0 > interval.upperBound }) / 20_000
        let fromHigh = Double(medians.count { $0 >= interval.upperBound }) / 20_000
        #expect(above <= 0.025 + 0.0045 && fromHigh >= 0.025 - 0.0045)
    }

    /// Ranks of 1 … n are the values, so the interval's ends can be read off: n/2 ± 1.96 √n/2.
    @Test("Many values have the interval of the normal approximation", arguments: [501, 1027, 1028, 10_000])
    func many(count: Int) throws {
        let estimate = try #require(BootstrapMedian((1...count).map(Double.init)))
        let (middle, reach) = (Double(count + 1) / 2, 0.98 * Double(count).squareRoot())
        #expect(estimate.median == middle)
        #expect((estimate.interval.lowerBound - (middle - reach)).magnitude <= 2)
        #expect((estimate.interval.upperBound - (middle + reach)).magnitude <= 2)
    }

    @Test("Where the exact terms end, the approximation goes on")
    func seam() throws {
        let exact = try #require(BootstrapMedian((1...500).map(Double.init))).interval
        let approximate = try #require(BootstrapMedian((1...501).map(Double.init))).interval
        #expect((exact.lowerBound - approximate.lowerBound).magnitude <= 2)
        #expect((exact.upperBound - approximate.upperBound).magnitude <= 3)
    }

    /// The coverage that docs/comparison.md states for ten runs.
    @Test("Ten values cover the true median in 95 cases of a hundred, or nearly")
    func coverage() {
        var random = SplitMix64(seed: 1)
        let covered = (0..<2000).count { _ in
            let values = (0..<10).map { _ in Double.random(in: -1...1, using: &random) }
            return BootstrapMedian(values)?.interval.contains(0) ?? false
        }
        #expect((0.92...0.97).contains(Double(covered) / 2000))
    }
}
