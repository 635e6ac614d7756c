internal import Measuring
internal import Recording
internal import Reporting

extension RunExport {
    /// A row a pair and metric of the comparison that the run is part of, judged anew from the rows of its runs.
    ///
    /// Arms have the order that they had, whatever runs are left of them; `note` is told which runs are not there.
    package func comparison(to sink: Sink, note: (String) -> Void) throws {
        guard let stored = try database.comparison(ofRun: run.id) else {
            throw ExperimentError.usage(
                "Run \(run.id) is part of no comparison: choose a run of one, or another --table."
            )
        }
        let settings = ComparisonSettings(json: stored.settings)
        let parts = try database.runs(ofComparison: stored.id)
        var names = settings?.arms ?? []
        for part in parts where !names.contains(part.arm) { names.append(part.arm) }
        var arms = names.map { ComparisonReportArm(name: $0, strategy: "", proxy: "") }
        var finished: [FinishedRun] = []
        for part in parts {
            guard let index = names.firstIndex(of: part.arm) else { continue }
            let run = try database.run(matching: RunReference("\(part.run)"))
            arms[index].strategy = run.strategy
            arms[index].proxy = run.proxy
            arms[index].scenario = part.scenario
            let report = try RunReader(database).report(of: run)
            finished.append(FinishedRun(arm: index, round: part.round - 1, report: report))
        }
        if let sentence = Self.gaps(in: parts, of: stored.id, arms: names, rounds: settings?.repeats ?? 0) {
            note(sentence)
        }
        let report = ComparisonBuilder(
            arms: arms,
            rules: settings?.rules ?? ComparisonRules(),
            runs: finished,
            plannedRounds: settings?.repeats
        ).report(state: stored.state)
        try sink(Array(ComparisonCSVFormat().render(report).utf8))
    }

    /// The most missing runs that are named one by one.
    private static let mostNamed = 5

    /// Which runs of a comparison were deleted or never made, in a sentence; `nil` where all are there.
    private static func gaps(in parts: [ComparisonRun], of id: Int64, arms: [String], rounds: Int) -> String? {
        let gaps = (0..<rounds).flatMap { round in
            arms.filter { arm in !parts.contains { $0.round == round + 1 && $0.arm == arm } }
                .map { "\($0) in round \(round + 1)" }
        }
        if gaps.isEmpty { return nil }
        let more = gaps.count > mostNamed ? " and \(gaps.count - mostNamed) more" : ""
        return
            "comparison \(id) has no run of \(gaps.prefix(mostNamed).joined(separator: ", "))\(more): deleted, or never "
            + "made; those rounds are in no figure"
    }
}
