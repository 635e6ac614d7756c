package import Reporting

extension ExperimentPlan {
    /// What balances, as `runs.proxy` says it.
    package var proxyName: String {
        guard case .embedded(let topology) = target else { return "external" }
        return topology.proxy.name
    }

    /// The settings as the report of a comparison shows them, which tells strategy, seed and scenario elsewhere.
    package var settingFacts: [ReportFact] { RunSettings(self).facts.filter { $0.label != "scenario" } }
}
