import Balancing
import Measuring

/// What a finished request costs the statistics.
let samples: [HotPath] = [
    HotPath(name: "record a latency in a histogram") { repetitions in
        var histogram = LatencyHistogram()
        for number in 0..<repetitions {
            histogram.record(Int64(number) &* 7919 % 50_000_000)
        }
        return Int(histogram.count)
    },
    HotPath(name: "take a sample into a run's summary") { repetitions in
        var builder = SummaryBuilder(facts: facts)
        for number in 0..<repetitions {
            builder.add(sample(number))
        }
        return withExtendedLifetime(builder) { repetitions }
    },
]

private let facts = RunFacts(
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
)

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
