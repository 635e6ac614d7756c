internal import Measuring
internal import Recording
internal import Reporting

extension RunExport {
    /// A row a pair and metric of the comparison that the run is part of, judged anew from the rows of its runs.
    package func comparison(to sink: Sink) throws {
        guard let stored = try database.comparison(ofRun: run.id) else {
            throw ExperimentError.usage(
                "Run \(run.id) is part of no comparison: choose a run of one, or another --table."
            )
        }
        var arms: [ComparisonReportArm] = []
        var finished: [FinishedRun] = []
        for part in try database.runs(ofComparison: stored.id) {
            let run = try database.run(matching: RunReference("\(part.run)"))
            var index = arms.firstIndex { $0.name == part.arm }
            if index == nil {
                arms.append(
                    ComparisonReportArm(
                        name: part.arm,
                        strategy: run.strategy,
                        proxy: run.proxy,
                        scenario: part.scenario
                    )
                )
                index = arms.count - 1
            }
            let report = try RunReader(database).report(of: run)
            finished.append(FinishedRun(arm: index ?? 0, round: part.round - 1, report: report))
        }
        let settings = ComparisonSettings(json: stored.settings)
        let report = ComparisonBuilder(
            arms: arms,
            rules: settings?.rules ?? ComparisonRules(),
            runs: finished,
            plannedRounds: settings?.repeats
        ).report(state: stored.state)
        try sink(Array(ComparisonCSVFormat().render(report).utf8))
    }
}
