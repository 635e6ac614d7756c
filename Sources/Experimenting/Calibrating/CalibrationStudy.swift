internal import LoadDriving
internal import Measuring
internal import Pacing
package import Recording
package import Reporting

/// Measures what the load generator can do on this machine, on a dummy backend without a proxy.
///
/// Three questions: up to which rate does it keep its schedule (``lagLimit``), what does a request cost it, and how
/// long does it take a known service time to be. Everything is recorded as in any run, in a database that is removed
/// afterwards, so the cost of recording is in the lag.
package struct CalibrationStudy {
    /// The schedule lag at the 99th percentile up to which the generator counts as on time, in microseconds.
    package static let lagLimit = 200.0

    /// Rates that are searched, in requests a second.
    private static let rates = 100.0...1_000_000
    private static let firstRate = 2_000.0
    /// A rate counts as kept if one of so many trials keeps it: another program may disturb one.
    private static let triesPerRate = 2
    private static let precision = 0.05
    private static let trialDuration: Int64 = 1_000_000_000
    private static let warmup: Int64 = 300_000_000
    private static let delays: [Int64] = [1_000_000, 10_000_000]
    private static let delayRate = 200.0

    private let threads: Int
    private let connections: Int
    private let isStopped: () -> Bool

    /// A study of a generator with so many threads and connections; `isStopped` says whether the user wants to end.
    package init(threads: Int, connections: Int, isStopped: @escaping () -> Bool) {
        self.threads = threads
        self.connections = connections
        self.isStopped = isStopped
    }

    /// Runs all parts; `progress` is told what comes next.
    package func run(progress: (String) -> Void) throws -> CalibrationReport {
        progress("cost of a request")
        let backend = try BareBackend(service: NoService(), isStopped: isStopped)
        let cost: Double
        var trials: [CalibrationReport.Trial] = []
        let search: RateSearch
        do {
            cost = try backend.run(rate: nil, shape: fill).cpuPerRequest.generator ?? 0
            search = try searchRate(on: backend, &trials, progress)
            try backend.close()
        } catch {
            try? backend.close()
            throw error
        }
        let best = trials.filter { $0.passed && $0.rate == search.highestPassed }.min { $0.lagP99 < $1.lagP99 }
        return CalibrationReport(
            threads: threads,
            lagLimit: Self.lagLimit,
            highestRate: search.highestPassed,
            lagP99: best?.lagP99,
            cost: cost,
            delays: try Self.delays.map { try measure($0, progress) },
            trials: trials.sorted { $0.rate < $1.rate }
        )
    }

    private func fill(_ load: inout LoadPlan) {
        load.connections = connections
        load.threads = threads
        load.warmup = Self.warmup
        load.limit = .duration(Self.trialDuration)
    }

    private func searchRate(
        on backend: BareBackend,
        _ trials: inout [CalibrationReport.Trial],
        _ progress: (String) -> Void
    ) throws -> RateSearch {
        var search = RateSearch(start: Self.firstRate, range: Self.rates, precision: Self.precision)
        while let rate = search.next {
            progress("\(Int64(rate)) requests a second")
            var passed = false
            for _ in 0..<Self.triesPerRate where !passed {
                let summary = try backend.run(rate: rate, shape: fill)
                passed = Self.keepsSchedule(summary)
                trials.append(.init(rate: rate, lagP99: summary.scheduleLag.p99, passed: passed))
            }
            search.note(passed: passed)
        }
        return search
    }

    private static func keepsSchedule(_ summary: RunSummary) -> Bool {
        let throughput = summary.throughput
        return summary.scheduleLag.p99 < lagLimit && summary.requests.failed == 0
            && throughput.achievedPerSecond >= Validity.leastSendRatio * throughput.attemptedPerSecond
    }

    /// A known service time, at a rate at which nothing waits.
    private func measure(_ delay: Int64, _ progress: (String) -> Void) throws -> CalibrationReport.Delay {
        progress("a delay of \(DurationText.text(delay))")
        let backend = try BareBackend(service: ConstantService(nanoseconds: delay), isStopped: isStopped)
        defer { try? backend.close() }
        let summary = try backend.run(rate: Self.delayRate, shape: fill)
        return CalibrationReport.Delay(known: Double(delay) / 1000, measured: summary.latency.p50)
    }
}

extension CalibrationReport {
    /// The row that runs on this machine are held to; `nil` where not both delays were measured.
    package var record: CalibrationRecord? {
        guard delays.count == 2 else { return nil }
        return CalibrationRecord(
            threads: threads,
            highestRate: highestRate,
            lagP99: lagP99,
            cost: cost,
            errorAt1ms: delays[0].error,
            errorAt10ms: delays[1].error
        )
    }
}
