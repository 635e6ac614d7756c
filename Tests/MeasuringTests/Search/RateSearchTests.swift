import Measuring
import Testing

@Suite("Rate search")
struct RateSearchTests {
    /// Searches for a threshold, and gives the search with the rates that it tried.
    private static func search(
        from start: Double,
        threshold: Double,
        in range: ClosedRange<Double> = 1...1_000_000
    ) -> (search: RateSearch, tried: [Double]) {
        var search = RateSearch(start: start, range: range)
        var tried: [Double] = []
        while let rate = search.next, tried.count < 100 {
            tried.append(rate)
            search.note(passed: rate <= threshold)
        }
        return (search, tried)
    }

    @Test(
        "A threshold is found to within a per cent, from below and from above",
        arguments: [1.0, 90, 500, 20_000],
        [1.5, 77, 499.9, 12_345, 900_000]
    )
    func finds(start: Double, threshold: Double) throws {
        let (search, tried) = Self.search(from: start, threshold: threshold)
        let found = try #require(search.highestPassed)
        #expect(found <= threshold)
        #expect(found >= threshold * 0.985)
        #expect(tried.count < 40)
        #expect(Set(tried).count == tried.count, "no rate is tried twice")
    }

    @Test("It doubles, then halves what is between")
    func order() {
        let (_, tried) = Self.search(from: 100, threshold: 560)
        #expect(tried.prefix(6) == [100, 200, 400, 800, 600, 500])
    }

    @Test("What passes everywhere ends at the highest rate, what fails everywhere without one")
    func bounds() {
        let high = Self.search(from: 100, threshold: .infinity, in: 10...1000)
        #expect(high.search.highestPassed == 1000)
        #expect(high.search.lowestFailed == nil)
        let low = Self.search(from: 100, threshold: 0, in: 10...1000)
        #expect(low.search.highestPassed == nil)
        #expect(low.tried == [100, 50, 25, 12.5, 10])
    }

    @Test("A start outside the range is moved into it")
    func start() {
        #expect(RateSearch(start: 5, range: 10...20).next == 10)
        #expect(RateSearch(start: 50, range: 10...20).next == 20)
    }

    @Test("Answers without a pattern end the search too", arguments: 0..<64)
    func noise(bits: Int) {
        var search = RateSearch(start: 100, range: 1...100_000)
        var steps = 0
        while search.next != nil, steps < 100 {
            search.note(passed: bits >> (steps % 6) & 1 == 1)
            steps += 1
        }
        #expect(search.next == nil)
    }
}
