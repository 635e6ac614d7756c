internal import Measuring
public import Pacing

/// A system that both theory and the simulator can solve.
public struct ValidationCase: Sendable {
    /// What it is, in a phrase.
    public let name: String
    /// What theory says of it, in units of the mean service time.
    public let theory: SojournLaw
    /// The same system for the simulator.
    public let simulation: Simulation

    /// A system with Poisson arrivals at a load of all its backends together.
    public init(
        _ name: String,
        _ theory: SojournLaw,
        strategy: String,
        backends: [SimulatedBackend],
        utilization: Double,
        service: any ServiceDistribution = ExponentialService(meanNanoseconds: 1_000_000),
        discipline: QueueDiscipline = .fifo,
        requests: Int,
        seed: UInt64
    ) {
        self.name = name
        self.theory = theory
        let rate = Simulation.rate(utilization: utilization, of: backends, service: service)
        var simulation = Simulation(
            strategy: strategy,
            backends: backends,
            service: service,
            arrivals: PoissonArrivals(rate: rate, seed: seed)
        )
        simulation.discipline = discipline
        simulation.requests = requests
        simulation.warmupRequests = requests / 10
        simulation.seed = seed
        self.simulation = simulation
    }

    /// Simulates the system and puts the result beside the theory.
    public func run() throws(SimulationError) -> ValidationRow {
        let result = try Simulation.run(simulation)
        let unit = simulation.service.meanNanoseconds
        return ValidationRow(
            name: name,
            theoryMean: theory.mean,
            simulatedMean: result.meanNanoseconds / unit,
            interval: (result.meanInterval.lowerBound / unit)...(result.meanInterval.upperBound / unit),
            theoryPercentile: theory.quantile(0.99),
            simulatedPercentile: Double(result.latency.value(atPercentile: 99)) / unit
        )
    }
}
