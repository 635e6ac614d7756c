import Measuring
import Reporting

/// Reports with every part filled in, the same on every machine.
enum SampleReports {
    /// A good run in an open loop.
    static let even: RunReport = {
        var report = RunReport(
            analysis: analysis(failures: false),
            strategyRule: "Each backend in turn.",
            settings: [ReportFact("load", "open loop, 1,000/s constant, at most 50 in flight, 1 thread")],
            host: [ReportFact("cpu", "Example CPU, 2 cores"), ReportFact("kernel", "Linux 6.1")]
        )
        report.series = series(failures: false)
        return report
    }()

    /// A bad run: errors, uneven picks, unbalanced books, a failed check, and text that needs escaping.
    static let uneven: RunReport = {
        var report = RunReport(
            analysis: analysis(failures: true),
            strategyRule: "",
            settings: [ReportFact("header", "A: <b>\"1\" & '2'</b> | *x*")],
            host: []
        )
        report.series = series(failures: true)
        report.events = [
            ReportEvent(atNanoseconds: 300_000_000, kind: "fault_start", backend: "backend-2", detail: "<i>crash</i>"),
            ReportEvent(atNanoseconds: 350_000_000, kind: "retry", backend: "backend-2"),
            ReportEvent(atNanoseconds: 400_000_000, kind: "membership", detail: "change=2"),
            ReportEvent(atNanoseconds: 600_000_000, kind: "fault_end", backend: "backend-2"),
            ReportEvent(atNanoseconds: 700_000_000, kind: "panic", detail: "all of them take the load"),
        ]
        report.summary.run.state = .interrupted
        report.summary.run.strategy = "weighted:a=<1>"
        report.summary.checks = [
            CheckResult(expression: "p99 < 20ms", observed: 43.211, passed: false),
            CheckResult(expression: "errors == 0", observed: 24, passed: false),
            CheckResult(expression: "max >= 1ms", observed: 52, passed: true),
        ]
        return report
    }()

    /// A run that measured nothing.
    static let empty = RunReport(summary: SummaryBuilder(facts: facts(requests: 0)).summary())

    private static func series(failures: Bool) -> TimeSeries {
        var builder = TimeSeriesBuilder(interval: facts(requests: 1_000).measuredInterval, backends: 3)
        for number in 0..<Int64(1_200) {
            builder.add(sample(number, fails: failures && number % 50 == 7, skips: failures && number % 100 < 4))
        }
        return builder.series()
    }

    private static func facts(requests: Int64) -> RunFacts {
        RunFacts(
            identity: RunIdentity(
                id: 7,
                uuid: "0c6f2ad4-5e0e-4c52-9d1c-4f0c2f7f3a11",
                state: .complete,
                strategy: "round-robin",
                proxy: "embedded",
                mode: .open,
                seed: 42,
                durationSeconds: 0,
                database: "results/rrbench.sqlite"
            ),
            measuredInterval: 200_000_000..<(requests + 200) * 1_000_000,
            spreadRule: .cyclic,
            backends: (1...3).map { BackendFacts(name: "backend-\($0)", address: "127.0.0.1:808\($0)") }
        )
    }

    private static func analysis(failures: Bool) -> RunAnalysis {
        let requests: Int64 = 1_200
        var facts = facts(requests: 1_000)
        facts.proxy = ProxyFacts(requests: requests, picks: requests, picksPerBackend: [400, 400, 400])
        for index in facts.backends.indices { facts.backends[index].received = 400 }
        facts.cpu = CPUFacts(
            generatorNanoseconds: 32_520_000,
            recorderNanoseconds: 1_800_000,
            proxyNanoseconds: 28_800_000
        )
        if failures {
            facts.proxy?.picksPerBackend = []
            facts.backends[2].received = 398
            facts.generator = GeneratorFacts(dropped: 15, blockedSends: 120, inFlightLimit: 50)
        }
        var builder = SummaryBuilder(facts: facts)
        for number in 0..<requests {
            builder.add(sample(number, fails: failures && number % 50 == 7, skips: failures && number % 100 < 4))
        }
        return builder.analysis()
    }

    /// Request `number` of one a millisecond; its latency runs through a fixed pattern with a thin tail.
    private static func sample(_ number: Int64, fails: Bool, skips: Bool) -> RequestSample {
        var sample = RequestSample()
        sample.sequence = number + 1
        sample.scheduledNanoseconds = number * 1_000_000
        sample.sentNanoseconds = sample.scheduledNanoseconds + 15_000 + number % 13 * 2_000
        let tail: Int64 = number % 97 == 0 ? 40_000_000 : 0
        let service = 2_000_000 + (number * 7_919 % 1_000) * 3_000 + tail
        sample.finishedNanoseconds = sample.sentNanoseconds + service
        sample.dispatch = number + 1
        sample.backend = skips ? 1 : Int32(number % 3) + 1
        sample.status = fails ? 503 : 200
        sample.error = fails ? .http5xx : .none
        sample.bytesReceived = 19
        sample.phase = number < 200 ? .warmup : .measured
        return sample
    }
}
