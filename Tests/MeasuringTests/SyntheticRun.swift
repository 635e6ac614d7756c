import Measuring

/// Runs made up for tests, of which everything is known.
enum SyntheticRun {
    /// One millisecond.
    static let millisecond: Int64 = 1_000_000

    /// Samples of an open loop of one request a millisecond: request i takes pick i and the backend given for it.
    static func samples(backends: [Int32], warmup: Int = 0, latency: Int64 = 5 * millisecond) -> [RequestSample] {
        backends.enumerated().map { index, backend in
            var sample = RequestSample()
            sample.sequence = Int64(index + 1)
            sample.scheduledNanoseconds = Int64(index) * millisecond
            sample.sentNanoseconds = sample.scheduledNanoseconds + 20_000
            sample.firstByteNanoseconds = sample.scheduledNanoseconds + latency / 2
            sample.finishedNanoseconds = sample.scheduledNanoseconds + latency
            sample.dispatch = Int64(index + 1)
            sample.attempts = 1
            sample.backend = backend
            sample.status = 200
            sample.bytesReceived = 100
            sample.phase = index < warmup ? .warmup : .measured
            return sample
        }
    }

    /// The backends of a perfect round robin from backend 1.
    static func roundRobin(_ picks: Int, backends: Int) -> [Int32] {
        (0..<picks).map { Int32($0 % backends + 1) }
    }

    /// The backends of independent fair picks.
    static func random(_ picks: Int, backends: Int, seed: UInt64) -> [Int32] {
        var generator = SplitMix64(seed: seed)
        return (0..<picks).map { _ in Int32.random(in: 1...Int32(backends), using: &generator) }
    }

    /// What is known of such a run beside its samples: all counters agree with a run without any failure.
    static func facts(
        backends: Int,
        requests: Int = 0,
        warmup: Int = 0,
        rule: SpreadRule = .cyclic,
        mode: LoadMode = .open
    ) -> RunFacts {
        RunFacts(
            identity: RunIdentity(
                id: 1,
                uuid: "u",
                state: .complete,
                strategy: "round-robin",
                proxy: "embedded",
                mode: mode,
                seed: 1,
                durationSeconds: 0,
                database: "runs.sqlite"
            ),
            measuredInterval: Int64(warmup) * millisecond..<Int64(max(requests, warmup + 1)) * millisecond,
            spreadRule: rule,
            backends: (0..<backends).map { BackendFacts(name: "backend-\($0 + 1)") }
        )
    }

    /// The summary of samples in a run of these facts.
    static func summary(_ samples: [RequestSample], _ facts: RunFacts) -> RunSummary {
        var builder = SummaryBuilder(facts: facts)
        for sample in samples { builder.add(sample) }
        return builder.summary()
    }

    /// The whole analysis of samples in a run of these facts.
    static func analysis(_ samples: [RequestSample], _ facts: RunFacts) -> RunAnalysis {
        var builder = SummaryBuilder(facts: facts)
        for sample in samples { builder.add(sample) }
        return builder.analysis()
    }

    /// What a spread analysis finds in samples.
    static func spread(_ samples: [RequestSample], backends: Int, rule: SpreadRule = .cyclic) -> SpreadFindings {
        var analyzer = SpreadAnalyzer(rule: rule, weights: Array(repeating: 1, count: backends))
        for sample in samples { analyzer.add(sample) }
        return analyzer.findings()
    }
}
