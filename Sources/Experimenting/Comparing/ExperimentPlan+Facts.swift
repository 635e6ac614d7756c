package import Reporting

extension ExperimentPlan {
    /// The settings as a report shows them, but for strategy and seed.
    package var settingFacts: [ReportFact] { RunSettings(self).facts }
}
