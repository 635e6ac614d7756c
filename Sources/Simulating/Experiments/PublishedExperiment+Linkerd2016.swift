internal import Pacing

extension PublishedExperiment {
    /// "Beyond round robin": one slow backend among eleven.
    static let linkerd2016 = PublishedExperiment(
        name: "linkerd-2016",
        summary: "11 backends of 167 ms, 1000 requests/s for 60 s; one backend takes 2 s from second 15 to second 45.",
        source: """
            Buoyant, "Beyond round robin" (2016); answered within 1 s: round robin about 95 %, least loaded about 99 %, \
            Peak-EWMA about 99.9 %
            """,
        strategies: ["round-robin", "least-requests", "peak-ewma"]
    ) { strategy, _ in
        let backend = SimulatedBackend(concurrency: unlimited)
        var simulation = Simulation(
            strategy: strategy,
            backends: Array(repeating: backend, count: 11),
            service: LognormalService(meanNanoseconds: 167_000_000, sigma: 0.03),
            arrivals: ConstantArrivals(rate: 1000)
        )
        simulation.requests = 60_000
        simulation.objectiveNanoseconds = second
        simulation.faults = [
            ScheduledFault(atNanoseconds: 15 * second, backend: 4, conduct: .fixed(nanoseconds: 2 * second)),
            ScheduledFault(atNanoseconds: 45 * second, backend: 4, conduct: .healthy),
        ]
        return simulation
    }
}
