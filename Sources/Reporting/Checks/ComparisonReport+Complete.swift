internal import Measuring

extension ComparisonReport {
    /// A comparison in which no member is left out, for its names.
    static let complete: ComparisonReport = {
        let values = Dictionary(uniqueKeysWithValues: ComparisonMetric.allCases.map { ($0, 1.0) })
        let arms = ["a", "b"].map { ComparedArm(name: $0, runs: [ComparedRun(id: 0, round: 0, values: values)]) }
        return ComparisonReport(
            title: "",
            arms: arms.map { ComparisonReportArm(name: $0.name, strategy: "", proxy: "") },
            study: ComparisonStudy(arms: arms),
            excluded: [ExcludedRun(id: 0, arm: "", reason: "")]
        )
    }()
}
