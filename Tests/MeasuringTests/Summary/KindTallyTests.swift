import Measuring
import Testing

@Suite("Requests by kind")
struct KindTallyTests {
    @Test("Each kind has its own counts and percentiles, of measured requests alone")
    func kinds() {
        var tally = KindTally(names: ["fast", "slow", "never"])
        for index in 0..<300 {
            var sample = RequestSample()
            sample.phase = index < 100 ? .warmup : .measured
            sample.finishedNanoseconds = index.isMultiple(of: 2) ? 1_000_000 : 50_000_000
            if index == 299 { sample.error = .http5xx }
            tally.add(sample, kind: index % 2)
        }
        let found = tally.summaries
        #expect(found.map(\.name) == ["fast", "slow", "never"])
        #expect(found.map(\.requests) == [100, 100, 0])
        #expect(found.map(\.failed) == [0, 1, 0])
        #expect((1000...1010).contains(found[0].latency.p99) && (50_000...50_500).contains(found[1].latency.p50))
        #expect(found[2].latency == LatencySummary())
    }
}
