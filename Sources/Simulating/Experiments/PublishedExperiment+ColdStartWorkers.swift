internal import Pacing

extension PublishedExperiment {
    /// The first requests after a start, dealt to workers whose cursors all begin at the first backend.
    static let coldStartWorkers = PublishedExperiment(
        name: "cold-start-workers",
        summary: "8 backends, 24 requests after a start, by one cursor or by one cursor for each of 16 workers.",
        source: "measured with nginx 1.22 and 16 workers: 16,3,1,1,1,1,1,0 requests; with one worker 3 each",
        strategies: ["round-robin", "per-worker-round-robin:workers=16"]
    ) { strategy, _ in
        var simulation = Simulation(
            strategy: strategy,
            backends: Array(repeating: SimulatedBackend(), count: 8),
            service: ConstantService(nanoseconds: 1_000_000),
            arrivals: ConstantArrivals(rate: 1000)
        )
        simulation.requests = 24
        simulation.recordsPicks = true
        return simulation
    }
}
