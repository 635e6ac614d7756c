internal import Pacing

extension PublishedExperiment {
    /// A backend that fails so fast that it looks idle.
    static let blackHole = PublishedExperiment(
        name: "black-hole",
        summary: "10 backends of 50 ms (exponential), 2000 requests/s; backend 0 fails every request within 1 ms.",
        source: "share drawn by the failing backend: round robin 10 %, least requests over 70 %, two choices 20 %",
        strategies: ["round-robin", "least-requests", "p2c", "peak-ewma", "least-time"]
    ) { strategy, seed in
        let backend = SimulatedBackend(concurrency: unlimited)
        var simulation = Simulation(
            strategy: strategy,
            backends: Array(repeating: backend, count: 10),
            service: ExponentialService(meanNanoseconds: 50_000_000),
            arrivals: PoissonArrivals(rate: 2000, seed: seed)
        )
        simulation.requests = 20_000
        simulation.warmupRequests = 2000
        simulation.faults = [
            ScheduledFault(atNanoseconds: 0, backend: 0, conduct: .failing(nanoseconds: 1_000_000))
        ]
        return simulation
    }
}
