internal import Pacing

extension PublishedExperiment {
    /// A backend that crashes and comes back, with a slow start of 10 s.
    static let recovery = PublishedExperiment(
        name: "recovery",
        summary: """
            10 backends at load 0.6; backend 3 crashes at second 10 and is back at second 20; health checks every second, \
            slow start 10 s; picks counted every second.
            """,
        source:
            "HAProxy `slowstart`: the returning backend's share rises linearly to its fair share, without overshoot",
        strategies: ["round-robin", "weighted-random", "least-requests", "p2c"]
    ) { strategy, seed in
        var simulation = Simulation(
            strategy: strategy,
            backends: Array(repeating: SimulatedBackend(), count: 10),
            service: ExponentialService(meanNanoseconds: 5_000_000),
            arrivals: PoissonArrivals(rate: 1200, seed: seed)
        )
        simulation.requests = 48_000
        simulation.retries = 1
        simulation.binNanoseconds = second
        simulation.healthCheck = HealthCheck(intervalNanoseconds: second, slowStartNanoseconds: 10 * second)
        simulation.faults = [
            ScheduledFault(atNanoseconds: 10 * second, backend: 3, conduct: .crashed),
            ScheduledFault(atNanoseconds: 20 * second, backend: 3, conduct: .healthy),
        ]
        return simulation
    }
}
