internal import Foundation
internal import Measuring
internal import Recording
package import Reporting
internal import Synchronization

/// Several arms on the same seeded arrivals, interleaved and repeated, from the first run to the verdicts.
///
/// Each run is an ``Experiment`` of its own with its own proxy and backends, recorded like any other; the tables
/// `comparisons` and `comparison_runs` tie them together.
package final class Comparison: Sendable {
    private let plan: ComparisonPlan
    private let current = Mutex<Experiment?>(nil)
    private let stopRequested = Atomic<Bool>(false)
    private let stopped = DispatchSemaphore(value: 0)

    /// A comparison that has not started.
    package init(_ plan: ComparisonPlan) {
        self.plan = plan
    }

    /// Ends the comparison early, from any thread; what was measured is kept, and complete rounds are reported.
    package func requestStop() {
        stopRequested.store(true, ordering: .sequentiallyConsistent)
        current.withLock { $0 }?.requestStop()
        stopped.signal()
    }

    private var isStopping: Bool { stopRequested.load(ordering: .sequentiallyConsistent) }

    /// Runs all rounds, or those that there is time for, and returns the report; `onRun` is called before each run.
    ///
    /// A run that fails ends the comparison. With a complete round before it, the report is of those rounds and its
    /// ``ComparisonReport/failure`` says why there are no more; without one, the run's error is thrown. Within a run
    /// nobody watches: live percentiles would cost the recorder time.
    package func run(onRun: (ComparisonProgress) -> Void) throws -> ComparisonReport {
        let database = try ResultsDatabase(path: plan.databasePath)
        let id = try database.beginComparison(settingsJSON: ComparisonSettings(plan).json(), version: plan.version)
        do {
            let (runs, failed) = runRounds(recordingIn: database, as: id, onRun: onRun)
            let isComplete = runs.count == plan.repeats * plan.arms.count && !isStopping
            let builder = ComparisonBuilder(
                arms: plan.arms.map(\.reported),
                rules: plan.rules,
                runs: runs,
                plannedRounds: plan.repeats
            )
            if let failed, builder.completeRounds.isEmpty { throw failed.error }
            var report = builder.report(state: failed != nil ? .failed : isComplete ? .complete : .interrupted)
            report.failure = failed.map { "\($0.error)" }
            if let failed { report.warnings.insert(failed.sentence, at: 0) }
            report.id = id
            report.database = plan.databasePath
            report.settings = plan.settings
            report.host = SharedFacts.host(runs)
            report.judge(by: plan.checks)
            try database.finishComparison(id, state: report.state, resultJSON: JSONFormat().render(report))
            return report
        } catch {
            try? database.finishComparison(id, state: .failed, resultJSON: nil)
            throw error
        }
    }

    /// The runs that ended, and the one that failed, after which there are none.
    private func runRounds(
        recordingIn database: ResultsDatabase,
        as id: Int64,
        onRun: (ComparisonProgress) -> Void
    ) -> (finished: [FinishedRun], failed: FailedRun?) {
        let order = (0..<plan.repeats).flatMap { round in
            ArmOrder.order(ofRound: round, arms: plan.arms.count).enumerated().map { (round, $0.offset, $0.element) }
        }
        var remaining = RemainingTime(expected: plan.arms.indices.map(plan.expectedTime))
        var finished: [FinishedRun] = []
        for (index, (round, position, number)) in order.enumerated() {
            if index > 0, plan.cooldown > 0 {
                _ = stopped.wait(timeout: .now() + .nanoseconds(Int(plan.cooldown)))
            }
            if isStopping { break }
            let left = remaining.nanoseconds(for: order[index...].map(\.2))
            onRun(
                ComparisonProgress(
                    round: round + 1,
                    rounds: plan.repeats,
                    run: index + 1,
                    runs: order.count,
                    arm: plan.arms[number].name,
                    secondsLeft: left.map { Double($0) / 1e9 }
                )
            )
            let start = ContinuousClock.now
            do {
                let report = try runOnce(plan.arms[number].plans[round])
                remaining.note(arm: number, took: plan.cooldown + (ContinuousClock.now - start).nanoseconds)
                try database.addRun(
                    ComparisonRun(
                        run: report.summary.run.id,
                        arm: plan.arms[number].name,
                        scenario: plan.arms[number].scenario,
                        round: round + 1,
                        position: position + 1
                    ),
                    toComparison: id
                )
                finished.append(FinishedRun(arm: number, round: round, report: report))
            } catch {
                return (finished, FailedRun(arm: plan.arms[number].name, round: round + 1, error: error))
            }
        }
        return (finished, nil)
    }

    /// One run; a stop that came before it could be told of it reaches it all the same.
    private func runOnce(_ plan: ExperimentPlan) throws -> RunReport {
        let experiment = Experiment(plan)
        current.withLock { $0 = experiment }
        defer { current.withLock { $0 = nil } }
        if isStopping { experiment.requestStop() }
        return try experiment.run()
    }
}

/// The run that ended a comparison.
private struct FailedRun {
    /// The name of its arm.
    let arm: String
    /// Its round, from 1.
    let round: Int
    /// Why it failed.
    let error: any Error

    /// What a reader of the report must know.
    var sentence: String { "The run of \(arm) in round \(round) failed and ended the comparison: \(error)" }
}

extension PlannedArm {
    /// The arm as a report shows it, before its runs.
    fileprivate var reported: ComparisonReportArm {
        ComparisonReportArm(name: name, strategy: strategy, proxy: proxy, scenario: scenario)
    }
}

extension Duration {
    /// Whole nanoseconds.
    fileprivate var nanoseconds: Int64 { Int64(self / .nanoseconds(1)) }
}
