internal import Balancing
internal import Pacing

extension Simulation {
    /// Runs a simulation to its end: the same description always has the same result, bit for bit.
    ///
    /// - Throws: ``SimulationError`` where the description is of no system.
    public static func run(_ simulation: Simulation) throws(SimulationError) -> SimulationResult {
        try simulation.check()
        switch try simulation.makeStrategy(client: 0) {
        case let strategy as RoundRobin: return try simulation.run(like: strategy)
        case let strategy as UniformRandom: return try simulation.run(like: strategy)
        case let strategy as PowerOfChoices: return try simulation.run(like: strategy)
        case let strategy as LeastRequests: return try simulation.run(like: strategy)
        case let strategy as PeakEWMA: return try simulation.run(like: strategy)
        case let strategy: return try simulation.run(like: strategy)
        }
    }

    /// Opens the strategy, once: the loop is specialised for the types named above, and generic for the others.
    private func run<Strategy: BalancingStrategy>(
        like first: Strategy
    ) throws(SimulationError) -> SimulationResult {
        var strategies = [first]
        for client in 1..<max(1, clients) {
            if let strategy = try makeStrategy(client: client) as? Strategy { strategies.append(strategy) }
        }
        var engine = Engine(self, strategies: strategies)
        return engine.run()
    }

    /// The strategy of a client: the first has the simulation's own seed, as the proxy of a run has the run's.
    private func makeStrategy(client: Int) throws(SimulationError) -> any BalancingStrategy {
        var generator = SeededGenerator(seed: seed).split(stream: 3 + UInt64(client))
        do throws(StrategyError) {
            return try StrategyCatalog.make(strategy, seed: client == 0 ? seed : generator.next())
        } catch {
            throw .strategy(error)
        }
    }

    private func check() throws(SimulationError) {
        for (name, value) in [("backends", backends.count), ("clients", clients), ("requests", requests)] {
            guard value > 0 else { throw .notPositive(name, value) }
        }
        for (index, backend) in backends.enumerated() {
            guard backend.speed > 0, backend.concurrency > 0 else { throw .backend(index) }
        }
        for fault in faults where !backends.indices.contains(fault.backend) {
            throw .faultBackend(fault.backend, backends: backends.count)
        }
    }
}
