internal import Measuring
internal import Pacing
internal import Recording
internal import Reporting

extension RunReader {
    /// The share of a run's measured requests that were answered within the objective of its scenario, as a line of the
    /// report; `nil` where it had none.
    ///
    /// An objective is met by a success in time; a failure is none, however fast. Reads the run's rows once.
    func objectiveFact(of run: StoredRun) throws -> ReportFact? {
        let name = ScenarioKey.objective.rawValue
        let settings = RunSettings(yaml: run.scenario ?? "").pairs
        guard let text = settings.first(where: { $0.name == name })?.value,
            let objective = try? DurationText.nanoseconds(text)
        else { return nil }
        var (requests, inTime): (Int64, Int64) = (0, 0)
        try database.forEachSample(ofRun: run.id, columns: RequestColumn.figures) { sample in
            guard sample.phase == .measured else { return }
            requests += 1
            if sample.error == .none, sample.latencyNanoseconds <= objective { inTime += 1 }
        }
        guard requests > 0 else { return nil }
        let share = 100 * Double(inTime) / Double(requests)
        return ReportFact("answered in time", "\(DecimalText.fixed(share, places: 2)) % of \(requests), within \(text)")
    }
}
