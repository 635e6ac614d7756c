import Balancing
import Benchmark
import Measuring

/// What a finished request costs the statistics.
func samples() {
    Benchmark("record a latency in a histogram") { benchmark in
        var histogram = LatencyHistogram()
        benchmark.startMeasurement()
        for number in benchmark.scaledIterations {
            histogram.record(Int64(number) &* 7919 % 50_000_000)
        }
        benchmark.stopMeasurement()
        blackHole(histogram.count)
    }

    Benchmark("take a sample into a run's summary") { benchmark in
        var builder = SummaryBuilder(facts: RunFacts(
            identity: RunIdentity(
                id: 1,
                uuid: "",
                state: .complete,
                strategy: "round-robin",
                proxy: "embedded",
                mode: .closed,
                seed: 1,
                durationSeconds: 1,
                database: ""
            ),
            measuredInterval: 0..<1_000_000_000,
            spreadRule: .cyclic,
            backends: (1...3).map { BackendFacts(name: "backend-\($0)") }
        ))
        benchmark.startMeasurement()
        for number in benchmark.scaledIterations {
            builder.add(sample(number))
        }
        benchmark.stopMeasurement()
        blackHole(builder.summary().requests.sent)
    }
}

private func sample(_ number: Int) -> RequestSample {
    var sample = RequestSample()
    sample.sequence = Int64(number) + 1
    sample.scheduledNanoseconds = Int64(number) * 20_000
    sample.sentNanoseconds = sample.scheduledNanoseconds + 1_000
    sample.firstByteNanoseconds = sample.sentNanoseconds + 90_000
    sample.finishedNanoseconds = sample.firstByteNanoseconds + 5_000
    sample.dispatch = sample.sequence
    sample.bytesReceived = 19
    sample.backend = Int32(number % 3) + 1
    sample.status = 200
    sample.attempts = 1
    return sample
}
