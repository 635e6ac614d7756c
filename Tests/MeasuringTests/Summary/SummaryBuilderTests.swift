import Measuring
import Testing

@Suite("Summary builder")
struct SummaryBuilderTests {
    /// 1,200 requests over 4 backends, 200 of them warm-up; some fail in every way there is.
    static func mixedRun() -> (samples: [RequestSample], facts: RunFacts) {
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(1_200, backends: 4), warmup: 200)
        var generator = SplitMix64(seed: 11)
        for index in samples.indices where Int.random(in: 0..<10, using: &generator) == 0 {
            let error = RequestError.allCases.randomElement(using: &generator) ?? .none
            samples[index].error = error
            samples[index].finishedNanoseconds += Int64.random(in: 0...90_000_000, using: &generator)
            switch error {
            case .none: break
            case .http4xx: samples[index].status = 404
            case .http5xx: samples[index].status = 503
            default:
                samples[index].status = 0
                samples[index].backend = 0
                samples[index].dispatch = 0
            }
        }
        return (samples, SyntheticRun.facts(backends: 4, requests: 1_200, warmup: 200))
    }

    @Test("Counts and rates of a clean open loop")
    func cleanRun() {
        let samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(1_100, backends: 4), warmup: 100)
        let summary = SyntheticRun.summary(
            samples,
            SyntheticRun.facts(backends: 4, requests: 1_100, warmup: 100)
        )
        #expect(summary.run.durationSeconds == 1)
        #expect(summary.requests == RequestCounts(sent: 1_000, succeeded: 1_000, warmup: 100, byStatus: ["200": 1_000]))
        // 1,000 are intended in one second; of the answers, each 5 ms after its send, as many fall into it.
        #expect(summary.throughput.attemptedPerSecond == 1_000)
        #expect(summary.throughput.achievedPerSecond == 1_000)
        #expect(summary.throughput.bytesPerSecond == 100_000)
        #expect(summary.latency.min == 5_000)
        #expect(summary.latency.mean == 5_000)
        #expect((5_000...5_005).contains(summary.latency.p50))
        #expect(summary.service.max == 4_980)
        #expect(summary.scheduleLag.max == 20)
        #expect(summary.backends.map(\.requests) == [250, 250, 250, 250])
        #expect(summary.backends.allSatisfy { $0.share == 0.25 && $0.expectedShare == 0.25 && $0.errors == 0 })
        #expect(summary.spread.outcome == .even)
        #expect(summary.reconciliation.outcome == .notApplicable)
        #expect(summary.validity.grade == .valid)
    }

    @Test("The order of the samples does not matter", arguments: 0..<10)
    func orderIndependence(seed: UInt64) {
        let run = Self.mixedRun()
        let expected = SyntheticRun.analysis(run.samples, run.facts)
        var generator = SplitMix64(seed: seed)
        #expect(SyntheticRun.analysis(run.samples.shuffled(using: &generator), run.facts) == expected)
    }

    @Test("Builders of parts merge into the builder of the whole", arguments: [2, 3, 8])
    func merging(parts: Int) {
        let run = Self.mixedRun()
        var builders = Array(repeating: SummaryBuilder(facts: run.facts), count: parts)
        for (index, sample) in run.samples.enumerated() { builders[index % parts].add(sample) }
        var whole = SummaryBuilder(facts: run.facts)
        for builder in builders { whole.merge(builder) }
        #expect(whole.analysis() == SyntheticRun.analysis(run.samples, run.facts))
    }

    @Test("Every measured request is counted once, by outcome, status and error")
    func counts() {
        let run = Self.mixedRun()
        let requests = SyntheticRun.summary(run.samples, run.facts).requests
        let measured = run.samples.filter { $0.phase == .measured }
        #expect(requests.sent == Int64(measured.count))
        #expect(requests.succeeded == Int64(measured.count { $0.error == .none }))
        #expect(requests.sent == requests.succeeded + requests.failed)
        #expect(requests.warmup == 200)
        #expect(requests.byError.values.reduce(0, +) == requests.failed)
        #expect(requests.byError["timeout"] == Int64(measured.count { $0.error == .timeout }))
        #expect(requests.byStatus["503"] == Int64(measured.count { $0.status == 503 }))
    }

    @Test("Failures never make a percentile better; time-outs make it worse", arguments: RequestError.allCases)
    func failuresDoNotFlatter(error: RequestError) {
        let facts = SyntheticRun.facts(backends: 2, requests: 1_000)
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(1_000, backends: 2))
        let before = SyntheticRun.summary(samples, facts)
        let isTimeLimit = error.name.hasSuffix("timeout")
        for index in stride(from: 0, to: 1_000, by: 20) where error != .none {
            samples[index].error = error
            samples[index].finishedNanoseconds =
                samples[index].scheduledNanoseconds + (isTimeLimit ? 30_000_000_000 : 30_000)
        }
        let after = SyntheticRun.summary(samples, facts)
        #expect(after.latency.min >= before.latency.min)
        #expect(after.latency.p50 >= before.latency.p50)
        #expect(after.latency.p99 >= before.latency.p99)
        #expect((after.latency.p99 > before.latency.p99) == isTimeLimit)
    }

    @Test("Answers after the end of the interval are no throughput")
    func overload() {
        // 1,000 a second are asked for and 500 a second are served: the n-th answer comes after 2n milliseconds.
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(1_000, backends: 2))
        for index in samples.indices { samples[index].finishedNanoseconds = Int64(index + 1) * 2_000_000 }
        let summary = SyntheticRun.summary(samples, SyntheticRun.facts(backends: 2, requests: 1_000))
        #expect(summary.throughput.attemptedPerSecond == 1_000)
        #expect(summary.throughput.achievedPerSecond == 500)
        var longer = SyntheticRun.facts(backends: 2, requests: 1_000)
        longer.measuredInterval = 0..<2_000_000_000
        let counted = SyntheticRun.summary(samples, longer)
        #expect(counted.throughput.attemptedPerSecond == 1_000)
        #expect(counted.throughput.achievedPerSecond == 500)
    }

    @Test("Lag of sends that the in-flight limit held back is not the generator's own")
    func blockedLag() {
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(1_000, backends: 2))
        for index in 0..<40 { samples[index].sentNanoseconds += 50_000_000 }
        var facts = SyntheticRun.facts(backends: 2, requests: 1_000)
        #expect(SyntheticRun.summary(samples, facts).validity.grade == .invalid)
        facts.generator.blockedSends = 40
        let verdict = SyntheticRun.summary(samples, facts).validity
        #expect(verdict.grade == .degraded)
        #expect(verdict.reasons.count == 1)
    }

    @Test("A run without requests is invalid and all its figures are defined")
    func empty() {
        let summary = SyntheticRun.summary([], SyntheticRun.facts(backends: 3))
        #expect(summary.requests == RequestCounts())
        #expect(summary.throughput == Throughput())
        #expect(summary.latency == LatencySummary())
        #expect(summary.backends.map(\.share) == [0, 0, 0])
        #expect(summary.spread.outcome == .notApplicable)
        #expect(summary.validity.grade == .invalid)
    }

    @Test("A run in which every request failed to connect")
    func allFailed() {
        var samples = SyntheticRun.samples(backends: Array(repeating: 0, count: 50))
        for index in samples.indices {
            samples[index].error = .connectRefused
            samples[index].status = 0
            samples[index].dispatch = 0
        }
        var facts = SyntheticRun.facts(backends: 2, requests: 50)
        facts.proxy = ProxyFacts(requests: 0, picks: 0, picksPerBackend: [0, 0])
        facts.backends[0].received = 0
        facts.backends[1].received = 0
        let summary = SyntheticRun.summary(samples, facts)
        #expect(summary.requests.failed == 50)
        #expect(summary.requests.byError == ["connect_refused": 50])
        #expect(summary.latency == LatencySummary())
        #expect(summary.throughput.achievedPerSecond == 0)
        #expect(summary.reconciliation.outcome == .balanced)
        #expect(summary.spread.outcome == .notApplicable)
    }

    @Test("A thousand backends have percentiles of their own")
    func manyBackends() {
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(5_000, backends: 1_000))
        for index in samples.indices where samples[index].backend == 777 {
            samples[index].finishedNanoseconds += 45_000_000
        }
        let summary = SyntheticRun.summary(samples, SyntheticRun.facts(backends: 1_000, requests: 5_000))
        #expect(summary.backends.count == 1_000)
        #expect(summary.backends.allSatisfy { $0.requests == 5 })
        #expect((50_000...50_500).contains(summary.backends[776].p50))
        #expect((5_000...5_050).contains(summary.backends[0].p99))
        #expect(summary.spread.outcome == .even)
    }

    @Test("Processor time is shared over all requests, and what is not known stays unknown")
    func cpu() {
        let samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(100, backends: 2), warmup: 50)
        var facts = SyntheticRun.facts(backends: 2, requests: 100, warmup: 50)
        facts.cpu = CPUFacts(generatorNanoseconds: 3_000_000, recorderNanoseconds: 200_000)
        let summary = SyntheticRun.summary(samples, facts)
        #expect(summary.cpuPerRequest == CPUPerRequest(generator: 30, recorder: 2))
    }
}
