import Measuring
import Pacing
import Simulating

/// A load-balanced system that is compared with itself, and with one that is slower by a known factor.
struct TrialSystem {
    /// What it is, in a line.
    let name: String
    /// The strategy.
    let strategy: String
    /// Backends and what each can do at once.
    let backends: [SimulatedBackend]
    /// Mean service time in milliseconds; exponential.
    let serviceMilliseconds: Double
    /// The part of their capacity that is asked of the backends.
    let utilization: Double
    /// Measured requests of a run: about five seconds of load.
    let requests: Int

    /// Systems in which a p99 scatters little, more, and much.
    static let all: [TrialSystem] = [
        TrialSystem(
            name: "p2c, 10 backends of 4 × 8 ms, utilization 0.5",
            strategy: "p2c",
            backends: Array(repeating: SimulatedBackend(concurrency: 4), count: 10),
            serviceMilliseconds: 8,
            utilization: 0.5,
            requests: 12_500
        ),
        TrialSystem(
            name: "round-robin, 3 backends of 4 × 5 ms, utilization 0.4",
            strategy: "round-robin",
            backends: Array(repeating: SimulatedBackend(concurrency: 4), count: 3),
            serviceMilliseconds: 5,
            utilization: 0.4,
            requests: 4800
        ),
        TrialSystem(
            name: "least-requests, 5 backends of 4 × 4 ms, one ten times as slow, 800/s",
            strategy: "least-requests",
            backends: (0..<5).map { SimulatedBackend(speed: $0 == 0 ? 0.1 : 1, concurrency: 4) },
            serviceMilliseconds: 4,
            utilization: 0.195,
            requests: 4000
        ),
    ]

    /// A run: every time in it is `factor` times as long, so that every latency is, and the rate is that much lower.
    func run(seed: UInt64, round: Int, factor: Double) throws -> ComparedRun {
        let service = try DistributionCatalog.make("exponential:\(serviceMilliseconds * factor)ms")
        let rate = Simulation.rate(utilization: utilization, of: backends, service: service)
        var simulation = Simulation(
            strategy: strategy,
            backends: backends,
            service: service,
            arrivals: try ShapeCatalog.make("poisson", rate: rate, seed: seed)
        )
        simulation.requests = requests
        simulation.warmupRequests = requests / 10
        simulation.seed = seed
        let result = try Simulation.run(simulation)
        return ComparedRun(
            round: round,
            values: [
                .median: result.latency.summary.p50, .p99: result.latency.summary.p99,
                .throughput: result.throughputPerSecond, .errors: Double(result.failed) / Double(result.requests),
            ]
        )
    }
}
