import Recording
import Testing

@testable import Experimenting

@Suite struct TimelineSamplerTests {
    @Test func ratesAreSinceTheLastPoint() {
        var sampler = TimelineSampler()
        _ = sampler.points(
            at: .init(elapsed: 1_000_000_000, sent: 100, finished: 90, failed: 0, cpu: [("proxy", 200_000_000)])
        )
        let points = sampler.points(
            at: .init(elapsed: 3_000_000_000, sent: 500, finished: 480, failed: 10, cpu: [("proxy", 600_000_000)])
        )
        let values = Dictionary(uniqueKeysWithValues: points.map { ($0.series, $0.value) })
        #expect(
            values == ["sent_rps": 200, "achieved_rps": 190, "failed_rps": 5, "in_flight": 20, "cpu_proxy": 0.2]
        )
        #expect(points.allSatisfy { $0.atNanoseconds == 3_000_000_000 })
    }

    @Test func memoryIsAsItWasRead() {
        var sampler = TimelineSampler()
        let points = sampler.points(at: .init(elapsed: 1_000_000_000, proxyBytes: 4096))
        #expect(points.filter { $0.series == "proxy_rss_bytes" }.map(\.value) == [4096])
    }

    @Test func noTimeNoPoint() {
        var sampler = TimelineSampler()
        #expect(sampler.points(at: .init()).isEmpty)
    }
}
