package import Reporting

extension ExperimentPlan {
    /// What balances, as `runs.proxy` says it.
    package var proxyName: String {
        guard case .embedded(let topology) = target else { return "external" }
        return topology.proxy.name
    }

    /// The settings as a report shows them, but for strategy and seed.
    package var settingFacts: [ReportFact] { RunSettings(self).facts }
}
