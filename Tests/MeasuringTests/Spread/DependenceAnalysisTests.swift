import Testing

@testable import Measuring

@Suite("Dependence of the backend")
struct DependenceAnalysisTests {
    /// The dependence on the kind of request, for backends picked by a rule.
    private static func request(
        kinds: Int,
        picks: Int = 4_000,
        backends: Int = 4,
        _ backend: (_ index: Int, _ kind: Int, inout SplitMix64) -> Int
    ) -> Double? {
        var generator = SplitMix64(seed: 5)
        var analyzer = SpreadAnalyzer(rule: .unbounded, weights: Array(repeating: 1, count: backends))
        for index in 0..<picks {
            let kind = Int.random(in: 0..<kinds, using: &generator)
            var sample = RequestSample()
            sample.sequence = Int64(index + 1)
            sample.dispatch = Int64(index + 1)
            sample.backend = Int32(backend(index, kind, &generator) + 1)
            analyzer.add(sample, kind: kind)
        }
        return analyzer.findings().verdict.dependence?.request
    }

    @Test("A hash of the URL depends on the kind wholly, a round robin and a die do not")
    func kinds() throws {
        #expect(try #require(Self.request(kinds: 4) { _, kind, _ in kind }) > 0.99)
        #expect(try #require(Self.request(kinds: 12) { _, kind, _ in kind % 4 }) > 0.99)
        #expect(try #require(Self.request(kinds: 4) { index, _, _ in index % 4 }) < 0.05)
        #expect(try #require(Self.request(kinds: 4) { Int.random(in: 0..<4, using: &$2) }) < 0.05)
    }

    @Test("One kind, or too few requests of each, say nothing")
    func unknown() {
        #expect(Self.request(kinds: 1) { index, _, _ in index % 4 } == nil)
        #expect(Self.request(kinds: 400) { index, _, _ in index % 4 } == nil)
    }

    @Test("Of many kinds the most frequent ones are looked at, also with many backends")
    func many() throws {
        #expect(try #require(Self.request(kinds: 150, picks: 60_000, backends: 8) { _, kind, _ in kind % 8 }) > 0.99)
        #expect(Self.request(kinds: 2, picks: 60_000, backends: 1_000) { index, _, _ in index % 1_000 } != nil)
    }
}
