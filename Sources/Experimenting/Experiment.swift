internal import Foundation
internal import LoadDriving
internal import Measuring
internal import Recording
package import Reporting
internal import Synchronization

/// One experiment from start to verdict: starts the parts, drives the load, records, judges.
///
/// Whatever can be wrong with the plan is found before anything is recorded; once the run has begun, every way out
/// leaves its rows, its state and a summary of what was measured.
package final class Experiment: Sendable {
    private let plan: ExperimentPlan
    private let stopRequested = Atomic<Bool>(false)

    /// An experiment that has not started.
    package init(_ plan: ExperimentPlan) {
        self.plan = plan
    }

    /// Ends the load early, from any thread; what was measured is recorded and summarised as usual.
    package func requestStop() {
        stopRequested.store(true, ordering: .relaxed)
    }

    /// Runs to the end and returns the report; `observe`, if there is one, is called on this thread some ten times a
    /// second meanwhile.
    ///
    /// Throws ``ExperimentError`` and the errors of the parts, each a sentence for the user.
    package func run(observe: ((LiveView) -> Void)? = nil) throws -> RunReport {
        try plan.load.validate()
        try plan.checkProxy()
        try FileDescriptorLimit.ensure(descriptorsNeeded, for: "\(plan.load.connections) connections")
        let target = try RunningTarget(plan)
        do {
            var load = plan.load
            target.aim(&load)
            try load.validate()
            let run = try RecordedRun(
                begin: record(url: load.url, target: target),
                in: ResultsDatabase(path: plan.databasePath),
                load: load,
                kinds: RequestKinds(plan.load)
            )
            let (report, failure) = try complete(run, target: target, observe: observe)
            if let failure { throw ExperimentError.cannotRun(Self.sentence(failure, run: run.id)) }
            return report
        } catch {
            try? target.stop()
            throw error
        }
    }

    /// From the first request to the report, and why the load had to end early; a run that cannot get there has failed.
    private func complete(
        _ run: RecordedRun,
        target: RunningTarget,
        observe: ((LiveView) -> Void)?
    ) throws -> (RunReport, failure: String?) {
        do {
            let result = try drive(run, target: target, observe: observe)
            let failure = target.failure
            try target.stop()
            return (try conclude(run, result, target: target, failure: failure), failure)
        } catch {
            run.markFailed()
            throw error
        }
    }

    /// Sockets of all parts in this process at the peak, with room for files and event loops.
    private var descriptorsNeeded: Int {
        let overhead = 128
        let load = plan.aimedLoad
        guard case .embedded(let topology) = plan.target else { return load.fileDescriptorsNeeded + overhead }
        // Without a proxy, the other ends at the backends are all there is.
        if topology.proxy == .direct { return load.fileDescriptorsNeeded + load.connectionsKept + overhead }
        // A connection to the proxy has its other end here too, and so has the proxy's to a backend. Every event loop
        // pools for itself, so that a backend may hold a few more than there are requests in flight.
        let upstream = load.connections * min(topology.backends, 2) * 2
        return load.fileDescriptorsNeeded + load.connections + upstream + overhead
    }

    private static func sentence(_ failure: String, run: Int64) -> String {
        "\(failure) before the load had ended; what was measured until then is recorded: rrbench report \(run)."
    }

    private func record(url: String, target: RunningTarget) -> RunRecord {
        var versions = ["curl": LoadDriver.libraryVersion]
        if let (name, version) = target.proxyVersion, !version.isEmpty { versions[name] = version }
        return RunRecord(
            strategy: plan.strategy,
            proxy: plan.proxyName,
            mode: plan.targetRate == nil ? .closed : .open,
            seed: plan.seed,
            target: url,
            scenario: RunSettings(plan).yaml,
            version: plan.version,
            libraryVersions: versions,
            backends: target.backends
        )
    }

    /// Drives the load and keeps the timeline until the last request has ended.
    private func drive(_ run: RecordedRun, target: RunningTarget, observe: ((LiveView) -> Void)?) throws -> LoadResult {
        var timeline = TimelineSampler()
        var viewer = LiveViewer(load: plan.load)
        var nextPoint: Int64 = 1_000_000_000
        let ended = DispatchSemaphore(value: 0)
        try run.driver.start()
        target.beginFaults(origin: run.driver.origin)
        Thread.detachNewThread {
            run.driver.wait()
            ended.signal()
        }
        while ended.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            if stopRequested.load(ordering: .relaxed) || target.failure != nil { run.driver.requestStop() }
            run.noteEvents(of: target)
            let live = run.driver.live
            if live.elapsed >= nextPoint {
                run.note(timeline.points(at: run.totals(live, target: target)))
                nextPoint += 1_000_000_000
            }
            observe?(viewer.view(of: live) { [tally = run.tally] in tally.percentiles() })
        }
        return run.driver.wait()
    }

    /// The highest rate that a calibration found for this machine; none for requests that cost more than plain HTTP/1.1.
    private func calibratedRate(in database: ResultsDatabase) throws -> Double? {
        guard !plan.load.http2, plan.load.url.hasPrefix("http:") else { return nil }
        return try database.calibration(threads: plan.load.threads)?.highestRate
    }

    /// Adds what the parts counted, judges the rows, and closes the run.
    private func conclude(
        _ run: RecordedRun,
        _ result: LoadResult,
        target: RunningTarget,
        failure: String?
    ) throws -> RunReport {
        run.recorder.recordBackends(
            result.backendNames.enumerated().map { index, name in
                index < target.backends.count ? target.backends[index] : BackendRecord(number: index + 1, name: name)
            }
        )
        for (error, sentence) in result.failureExamples.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            run.recorder.recordEvent(ErrorExample(name: error.name, sentence: sentence).event(at: result))
        }
        run.recorder.flush()
        let totals = RunTotals(
            measuredInterval: result.measuredInterval,
            generator: result.facts(
                of: plan,
                received: target.arrivalVariation,
                calibratedRate: try calibratedRate(in: run.database)
            ),
            proxy: target.proxyFacts(),
            received: target.receivedCounts(),
            cpu: CPUFacts(
                generatorNanoseconds: result.workerCPU.reduce(0, +),
                recorderNanoseconds: run.recorder.cpuNanoseconds(),
                proxyNanoseconds: target.cpu.proxy,
                backendsNanoseconds: target.cpu.backends
            ),
            proxyPeakBytes: target.proxyMemory.peak,
            proxyMayRepeat: plan.proxyMayRepeat
        )
        run.noteEvents(of: target)
        if let failure {
            let end = result.measuredInterval.upperBound
            run.recorder.recordEvent(RunEvent(atNanoseconds: end, kind: "proxy_exit", detail: failure))
        }
        run.note(totals.points)
        run.recorder.flush()
        let state: RunState = failure != nil ? .failed : result.wasStopped ? .interrupted : .complete
        let stored = try run.database.run(matching: RunReference("\(run.id)"))
        let reader = RunReader(run.database)
        let analysis = try run.tally.analysis(reader.facts(of: stored, state: state))
        var report = try reader.report(of: stored, analysis: analysis ?? reader.analysis(of: stored, state: state))
        report.summary.judge(by: plan.checks)
        run.recorder.recordChecks(report.summary.checks)
        try run.recorder.finish(state: state, summaryJSON: JSONFormat().render(report))
        return report
    }
}
