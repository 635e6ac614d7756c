import Measuring
import Reporting

/// Reports of runs out of the ordinary.
enum EdgeReports {
    /// All of them.
    static let all = [running, allFailed, oneBackend, manyBackends, namedInMarkup]

    /// A run whose process was killed.
    static let running: RunReport = {
        var report = sample(backends: ["a", "b"], requests: 40)
        report.summary.run.state = .running
        return report
    }()

    /// A run in which nobody listened.
    static let allFailed = sample(backends: ["a", "b"], requests: 100) { sample in
        sample.error = .connectRefused
        sample.status = 0
        sample.backend = 0
        sample.dispatch = 0
    }

    /// A run with one backend.
    static let oneBackend = sample(backends: ["only"], requests: 300)

    /// A run with a thousand backends, of which number 17 gets more than its share and number 501 is slow.
    static let manyBackends: RunReport = {
        let names = (1...1_000).map { "backend-\($0)" }
        return sample(backends: names, requests: 20_000) { sample in
            if sample.sequence % 100 == 0 { sample.backend = 17 }
            if sample.backend == 501 { sample.finishedNanoseconds += 900_000_000 }
        }
    }()

    /// A run whose backends have names that a browser must not take for markup.
    static let namedInMarkup = sample(
        backends: ["<script>alert(1)</script>", "\"><b>", "&lt;", "a'b", "<![CDATA[", "--></style>"],
        requests: 600
    )

    /// A run of a request a millisecond, each of which takes 5 ms, over the backends in turn.
    private static func sample(
        backends: [String],
        requests: Int64,
        change: (inout RequestSample) -> Void = { _ in }
    ) -> RunReport {
        let facts = RunFacts(
            identity: RunIdentity(
                id: 3,
                uuid: "8f0f0f0c-0000-4000-8000-000000000003",
                state: .complete,
                strategy: "round-robin",
                proxy: "embedded",
                mode: .open,
                seed: 1,
                durationSeconds: 0,
                database: "results/rrbench.sqlite"
            ),
            measuredInterval: 0..<requests * 1_000_000,
            spreadRule: .cyclic,
            backends: backends.map { BackendFacts(name: $0) }
        )
        var builder = SummaryBuilder(facts: facts)
        var series = TimeSeriesBuilder(interval: facts.measuredInterval, backends: backends.count)
        for number in 0..<requests {
            var sample = RequestSample()
            sample.sequence = number + 1
            sample.scheduledNanoseconds = number * 1_000_000
            sample.sentNanoseconds = sample.scheduledNanoseconds + 10_000
            sample.finishedNanoseconds = sample.scheduledNanoseconds + 5_000_000
            sample.dispatch = number + 1
            sample.backend = Int32(number % Int64(backends.count)) + 1
            sample.status = 200
            change(&sample)
            builder.add(sample)
            series.add(sample)
        }
        var report = RunReport(analysis: builder.analysis())
        report.series = series.series()
        return report
    }
}
