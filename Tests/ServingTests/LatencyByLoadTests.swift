import Testing

@testable import Serving

struct LatencyByLoadTests {
    @Test func knowsNothingBeforeTheFirstAnswer() {
        #expect(LatencyByLoad().median(inFlight: 3) == 0)
    }

    @Test func isTheMedianOfTheLatenciesAtThisLoad() {
        var latencies = LatencyByLoad()
        for latency in [5, 1, 3] as [Int64] { latencies.record(latency, inFlight: 0) }
        for latency in [70, 90, 80, 60] as [Int64] { latencies.record(latency, inFlight: 9) }
        #expect(latencies.median(inFlight: 0) == 3)
        #expect(latencies.median(inFlight: 9) == 70)
        // A quarter of 10 is 2.5, so 9 is about 10, and 0 is not; and 4 is nearer to 0 than to 9.
        #expect(latencies.median(inFlight: 10) == 70)
        #expect(latencies.median(inFlight: 4) == 3)
        #expect(latencies.median(inFlight: 1_000) == 70)
    }

    @Test func forgetsAllButTheLastAnswers() {
        var latencies = LatencyByLoad()
        for _ in 0..<100 { latencies.record(1_000, inFlight: 2) }
        for _ in 0..<LatencyByLoad.capacity { latencies.record(1, inFlight: 40) }
        #expect(latencies.median(inFlight: 2) == 1)
    }
}
