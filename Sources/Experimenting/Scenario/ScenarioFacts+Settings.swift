internal import Measuring
internal import Pacing
internal import Reporting

extension ScenarioFacts {
    /// What the stored settings of a run say of its scenario; `nil` where there was none.
    init?(_ settings: RunSettings) {
        func value(_ key: ScenarioKey) -> String? { settings.pairs.first { $0.name == key.rawValue }?.value }
        self.init(
            name: value(.name),
            expectation: value(.expect),
            objectiveNanoseconds: value(.objective).flatMap { try? DurationText.nanoseconds($0) }
        )
    }

    /// What is stored of it with the settings of a run.
    var settings: [(String, String)] {
        let texts: [(ScenarioKey, String?)] = [
            (.name, name), (.expect, expectation), (.objective, objectiveNanoseconds.map(DurationText.text)),
        ]
        return texts.compactMap { key, text in text.map { (key.rawValue, $0) } }
    }
}

extension ScenarioSummary {
    /// How many requests met the objective, as a line of the report; `nil` where there was none.
    var fact: ReportFact? {
        guard let objective, let inTime, let shareInTime else { return nil }
        let share = DecimalText.fixed(100 * shareInTime, places: 2)
        let text = DurationText.text(Int64(objective * 1000))
        return ReportFact("answered in time", "\(share) %, \(DecimalText.grouped(inTime)) requests, within \(text)")
    }
}
