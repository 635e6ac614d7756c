import Testing

@testable import Measuring

@Suite("Errors, connections and phases of a summary")
struct FailureSummaryTests {
    private var samples: [RequestSample] {
        SyntheticRun.samples(backends: SyntheticRun.roundRobin(1_000, backends: 2))
    }

    private func builder(_ samples: [RequestSample], parts: Int = 1) -> SummaryBuilder {
        let facts = SyntheticRun.facts(backends: 2, requests: 1_000)
        var builders = (0..<parts).map { _ in SummaryBuilder(facts: facts) }
        for (index, sample) in samples.enumerated() { builders[index % parts].add(sample) }
        return builders.dropFirst().reduce(into: builders[0]) { $0.merge($1) }
    }

    @Test("each class has its own latencies, the most frequent first", arguments: [1, 3])
    func errors(parts: Int) throws {
        var samples = samples
        for (index, error, latency) in [(10, RequestError.timeout, 5), (20, .timeout, 7), (30, .tls, 1)]
            as [(Int, _, Int64)]
        {
            samples[index].error = error
            samples[index].finishedNanoseconds = samples[index].scheduledNanoseconds + latency * 1_000_000_000
        }
        let errors = try #require(builder(samples, parts: parts).summary().errors)
        #expect(errors.map(\.name) == ["timeout", "tls"] && errors.map(\.requests) == [2, 1])
        #expect(errors.map(\.share) == [0.002, 0.001])
        #expect(errors[0].latency.min == 5_000_000 && errors[0].latency.max == 7_000_000)
        #expect(errors[1].latency.mean == 1_000_000)
    }

    @Test("requests are counted by worker and connection", arguments: [1, 3])
    func connections(parts: Int) throws {
        var samples = samples
        for index in samples.indices {
            samples[index].worker = Int16(index % 2)
            samples[index].connection = index % 10 == 0 ? 7 : 1
        }
        samples[1].connection = 0
        let connections = try #require(builder(samples, parts: parts).summary().connections)
        #expect(connections.load == ConnectionSummary.Load(min: 100, mean: 333, p50: 400, max: 499))
        #expect(connections.opened == 0 && connections.expected == nil)
    }

    @Test("phases are those of connections, the first byte that of requests")
    func phases() throws {
        var samples = samples
        for index in samples.indices { samples[index].firstByteNanoseconds = samples[index].sentNanoseconds + 2_000 }
        var builder = builder(samples)
        for (index, tls) in [(0, 0), (1, 300)] as [(Int, Int32)] {
            let phases = ConnectionPhases(lookupMicroseconds: 10, connectMicroseconds: 20, tlsMicroseconds: tls)
            builder.add(ConnectionOpening(sample: samples[index], phases: phases))
        }
        let summary = builder.summary()
        let found = try #require(summary.phases)
        #expect(summary.connections?.opened == 2)
        #expect(found.nameLookup.mean == 10 && found.connect.mean == 20 && found.tls.mean == 300)
        #expect(found.firstByte.min == 2 && found.firstByte.max == 2)
    }
}
