internal import Pacing

extension PublishedExperiment {
    /// Load that grows past what every backend is entitled to, while half of the machines have room to spare.
    ///
    /// A backend is entitled to a tenth of a machine: speed 1. On half of the machines neighbours use all of the rest; on
    /// the other half a backend may use up to four times its share. Only who sees the load can tell which is which.
    static let prequalRamp = PublishedExperiment(
        name: "prequal-ramp",
        summary: """
            100 clients, 100 backends, processor sharing; load from 0.75 to 1.74 of the allocation in nine steps of \
            10/9, 10 s each; query costs normal with equal mean and deviation, deadline 5 s.
            """,
        source: """
            Wydrowski et al., "Load is not what you should balance", NSDI '24: at the top step weighted round robin fails \
            over a quarter of the queries, Prequal none
            """,
        strategies: ["weighted-round-robin", "prequal"]
    ) { strategy, seed in
        let service = CutNormalService(centerNanoseconds: 200_000_000)
        let allocation = 100 * 1e9 / service.meanNanoseconds
        var stages: [RateStage] = []
        var load = 0.75
        for _ in 0..<9 {
            stages.append(RateStage(durationNanoseconds: 0, targetRate: load * allocation))
            stages.append(RateStage(durationNanoseconds: 10 * second, targetRate: load * allocation))
            load *= 10.0 / 9
        }
        var simulation = Simulation(
            strategy: strategy,
            backends: (0..<100).map { SimulatedBackend(speed: $0.isMultiple(of: 2) ? 1 : 4) },
            service: service,
            arrivals: StagesArrivals(stages: stages, poissonSeed: seed)
        )
        simulation.discipline = .processorSharing
        simulation.clients = 100
        let shape = StagesArrivals(stages: stages)
        simulation.warmupRequests = Int(shape.meanRate(from: 0, to: 80 * second) * 80)
        simulation.requests = Int(shape.meanRate(from: 80 * second, to: 90 * second) * 10)
        simulation.deadlineNanoseconds = 5 * second
        return simulation
    }
}
