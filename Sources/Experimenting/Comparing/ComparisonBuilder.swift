internal import Measuring
internal import Reporting

/// Makes a report of the runs of a comparison: leaves out what does not count, and judges the rest.
struct ComparisonBuilder {
    /// The contenders by name; curves and runs are filled in.
    var arms: [ComparisonReportArm]
    /// What it takes to call a difference one.
    var rules: ComparisonRules
    /// The runs that have ended.
    var runs: [FinishedRun]
    /// The rounds that were asked for; `nil` for runs from the history.
    var plannedRounds: Int?

    /// The rounds in which every arm had a run that went to its end.
    var completeRounds: Set<Int> {
        let finished = runs.filter { $0.report.summary.run.state == .complete }
        let byRound = Dictionary(grouping: finished) { $0.round ?? -1 }
        return Set(byRound.filter { Set($0.value.map(\.arm)).count == arms.count }.keys)
    }

    /// The report, without settings, host and database.
    func report(state: RunState) -> ComparisonReport {
        let complete = completeRounds
        var excluded: [ExcludedRun] = []
        var counted: [FinishedRun] = []
        for run in runs {
            let isUnfinished = run.round.map { !complete.contains($0) } ?? false
            let objection = isUnfinished ? "its round was not finished." : run.objection
            if let objection {
                let id = run.report.summary.run.id
                excluded.append(ExcludedRun(id: id, arm: arms[run.arm].name, reason: objection))
            } else {
                counted.append(run)
            }
        }
        let study = ComparisonStudy(
            arms: arms.indices.map { index in
                let own = counted.filter { $0.arm == index }
                return ComparedArm(
                    name: arms[index].name,
                    group: arms[index].scenario,
                    runs: own.map { ComparedRun($0.report.summary, round: $0.round) }
                )
            },
            rules: rules
        )
        return ComparisonReport(
            title: "Comparison of \(arms.map(\.name).joined(separator: ", "))",
            arms: arms.indices.map { filled($0, from: counted) },
            study: study,
            state: state,
            plannedRounds: plannedRounds,
            completeRounds: plannedRounds.map { _ in complete.count },
            excluded: excluded,
            warnings: arms.indices.compactMap { degradation(ofArm: $0, in: counted) },
            checks: arms.indices.flatMap { checks(ofArm: $0, in: counted) }
        )
    }

    private func filled(_ index: Int, from counted: [FinishedRun]) -> ComparisonReportArm {
        var arm = arms[index]
        let own = counted.filter { $0.arm == index }
        arm.runs = own.map(\.report.summary.run.id)
        arm.latencyCurve = Self.medianCurve(own.map(\.report.latencyCurve))
        return arm
    }

    /// At each percentile that all curves have, the median of their times.
    static func medianCurve(_ curves: [[PercentilePoint]]) -> [PercentilePoint] {
        guard let first = curves.first else { return [] }
        return first.compactMap { point in
            let times = curves.compactMap { curve in
                curve.first { $0.percentile == point.percentile }?.nanoseconds
            }
            guard times.count == curves.count, let median = BootstrapMedian(times.map(Double.init)) else { return nil }
            return PercentilePoint(percentile: point.percentile, nanoseconds: Int64(median.median))
        }
    }

    /// What came of each check in the runs of an arm.
    ///
    /// It holds where it holds in more than half of them; for a bound on one figure, that is whether the median keeps it.
    private func checks(ofArm index: Int, in counted: [FinishedRun]) -> [CheckResult] {
        let results = counted.filter { $0.arm == index }.map(\.report.summary.checks)
        let expressions = results.joined().reduce(into: [String]()) { list, check in
            if !list.contains(check.expression) { list.append(check.expression) }
        }
        return expressions.map { expression in
            let own = results.compactMap { checks in checks.first { $0.expression == expression } }
            let held = own.count { $0.passed }
            let median = BootstrapMedian(own.map(\.observed).filter { !$0.isNaN })?.median ?? .nan
            return CheckResult(
                expression: "\(arms[index].name): \(expression)",
                observed: median,
                passed: 2 * held > own.count,
                explanation: "held in \(held) of \(own.count) runs"
            )
        }
    }

    /// A sentence about runs that count with reservations.
    private func degradation(ofArm index: Int, in counted: [FinishedRun]) -> String? {
        let own = counted.filter { $0.arm == index }
        let degraded = own.filter { $0.report.summary.validity.grade == .degraded }
        guard let example = degraded.first?.report.summary.validity.reasons.first else { return nil }
        return "\(degraded.count) of \(own.count) runs of \(arms[index].name) are DEGRADED: \(example)"
    }
}
