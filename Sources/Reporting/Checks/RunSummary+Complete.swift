internal import Measuring

extension RunSummary {
    /// A summary in which no member is left out, for its names.
    static let complete: RunSummary = {
        let identity = RunIdentity(
            id: 0,
            uuid: "",
            state: .complete,
            strategy: "",
            proxy: "",
            mode: .open,
            seed: 0,
            durationSeconds: 0,
            database: ""
        )
        let facts = RunFacts(
            identity: identity,
            measuredInterval: 0..<0,
            spreadRule: .unbounded,
            backends: [BackendFacts(name: "")]
        )
        var summary = SummaryBuilder(facts: facts).summary()
        summary.spread.explainEverything()
        summary.scenario = ScenarioFacts(name: "", expectation: "", objectiveNanoseconds: 0)
            .map { ScenarioSummary($0, inTime: 0, of: 1) }
        summary.memory = MemorySummary(proxyPeak: 0)
        summary.requestsByKind = [KindSummary(name: "", requests: 0, failed: 0, latency: LatencySummary())]
        summary.errors = [ErrorSummary(name: "", requests: 0, share: 0, latency: LatencySummary())]
        return summary
    }()
}
