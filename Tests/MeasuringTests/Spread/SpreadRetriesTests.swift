import Testing

@testable import Measuring

@Suite("First pick against final backend")
struct SpreadRetriesTests {
    private static func retry(_ failed: Int, _ next: Int, first: Int? = nil) -> RetriedPick {
        RetriedPick(number: 1, failed: failed, next: next, isCounted: true, first: first)
    }

    @Test("Without further attempts there is nothing to tell")
    func none() {
        #expect(SpreadRetries([]) == nil)
    }

    @Test("A request counts where it ended, not where it passed")
    func chain() throws {
        let retries = try #require(
            SpreadRetries([
                Self.retry(0, 1), Self.retry(0, 1), Self.retry(1, 2, first: 0), Self.retry(3, 0),
                Self.retry(0, 3, first: 3),
            ])
        )
        #expect(
            retries.pairs.map { [Int64($0.first), Int64($0.final), $0.requests] } == [
                [1, 2, 1], [1, 3, 1], [4, 4, 1],
            ]
        )
        #expect(retries.requests == 3 && retries.moved == 2 && retries.unlisted == 0)
    }

    @Test("Of a thousand backends the most frequent pairs are listed, and the others counted")
    func many() throws {
        var generator = SplitMix64(seed: 1)
        var attempts = (0..<5_000).map { _ in
            Self.retry(Int.random(in: 0..<1_000, using: &generator), Int.random(in: 0..<1_000, using: &generator))
        }
        attempts += Array(repeating: Self.retry(7, 8), count: 40)
        let retries = try #require(SpreadRetries(attempts))
        #expect(retries.pairs.count == SpreadRetries.mostPairs)
        #expect(retries.requests == 5_040)
        #expect(retries.unlisted == 5_040 - retries.pairs.reduce(0) { $0 + $1.requests })
        #expect(retries.pairs.contains { $0.first == 8 && $0.final == 9 && $0.requests >= 40 })
    }
}
