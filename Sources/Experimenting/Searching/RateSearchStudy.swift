internal import Foundation
internal import LoadDriving
internal import Measuring
internal import Pacing
package import Reporting
internal import Synchronization

/// Searches for the highest rate that meets an objective, by runs that are recorded like any other.
///
/// The rate doubles until a trial fails, then what is in between is halved to under one per cent; between trials the
/// system has ``cooldown`` to drain. A trial that passes once proves little, so the result is tried again for twice the
/// time, and where that fails, a little below.
package final class RateSearchStudy: Sendable {
    /// Where the search begins if nobody says.
    package static let firstRate = 500.0
    /// Time between two trials, in seconds.
    package static let cooldown = 0.5
    /// How long a trial takes if nobody says, in nanoseconds.
    package static let trialDuration: Int64 = 5_000_000_000

    private static let rates = 1.0...10_000_000
    /// Trials that may be made to confirm, each at a rate lower by the precision.
    private static let mostConfirmations = 5
    private static let precision = 0.01

    private let plan: ExperimentPlan
    private let objective: CheckExpression
    private let start: Double
    private let running = Mutex<Experiment?>(nil)
    private let isStopped = Atomic<Bool>(false)

    /// A search with the load of a plan, but for its rate, from a first rate.
    package init(_ plan: ExperimentPlan, objective: CheckExpression, start: Double) {
        self.plan = plan
        self.objective = objective
        self.start = start
    }

    /// Ends the search early, from any thread; the trial that runs is recorded as interrupted.
    package func requestStop() {
        isStopped.store(true, ordering: .relaxed)
        running.withLock { $0 }?.requestStop()
    }

    /// Runs all trials; `progress` is told of each that has ended.
    package func run(progress: (RateTrial) -> Void) throws -> RateSearchReport {
        var log = Log()
        var search = RateSearch(start: start, range: Self.rates, precision: Self.precision)
        while let rate = search.next, let trial = try attempt(rate, isConfirmation: false, &log) {
            progress(trial)
            search.note(passed: trial.passed)
        }
        if var rate = search.highestPassed {
            for _ in 0..<Self.mostConfirmations {
                guard let trial = try attempt(rate, isConfirmation: true, &log) else { break }
                progress(trial)
                if trial.passed { break }
                rate *= 1 - Self.precision
            }
        }
        guard let summary = log.summary else { throw SearchStop() }
        return RateSearchReport(
            objective: objective.text,
            trials: log.trials,
            isInterrupted: isStopped.load(ordering: .relaxed),
            summary: summary
        )
    }

    /// What has been tried, and the summary of the last trial.
    private struct Log {
        var trials: [RateTrial] = []
        var summary: RunSummary?
    }

    /// One trial, or `nil` where the user has ended the search.
    private func attempt(_ rate: Double, isConfirmation: Bool, _ log: inout Log) throws -> RateTrial? {
        if isStopped.load(ordering: .relaxed) { return nil }
        if !log.trials.isEmpty { Thread.sleep(forTimeInterval: Self.cooldown) }
        let experiment = Experiment(try planned(rate, isConfirmation: isConfirmation))
        running.withLock { $0 = experiment }
        if isStopped.load(ordering: .relaxed) { return nil }
        let report = try experiment.run()
        let summary = report.summary
        log.summary = summary
        if summary.run.state == .interrupted { return nil }
        if log.trials.isEmpty { try Self.checkFirst(report) }
        let check = objective.evaluate(over: summary)
        let trial = RateTrial(summary, rate: rate, check: check, isConfirmation: isConfirmation)
        log.trials.append(trial)
        return trial
    }

    /// Ends a search whose first trial failed whole, and would at any rate: a dozen more would say no more.
    private static func checkFirst(_ report: RunReport) throws(ExperimentError) {
        let names = Set(report.summary.requests.byError.keys)
        let hopeless = Set(RequestError.allCases.filter(\.isWhateverTheRate).map(\.name))
        guard let sentence = report.nothingSucceeded, names.isSubset(of: hopeless) else { return }
        throw .cannotRun(sentence)
    }

    private func planned(_ rate: Double, isConfirmation: Bool) throws -> ExperimentPlan {
        var plan = plan
        plan.load.mode = .open(try ShapeCatalog.make(plan.arrivals ?? "constant", rate: rate, seed: plan.seed))
        plan.targetRate = rate
        if case .duration(let duration) = plan.load.limit, isConfirmation {
            plan.load.limit = .duration(2 * duration)
        }
        return plan
    }
}
