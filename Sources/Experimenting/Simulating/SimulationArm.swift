internal import Balancing
internal import Measuring
internal import Pacing
internal import Reporting
internal import Simulating

/// One system of a study: simulated once, or in replications with seeds of their own.
struct SimulationArm {
    /// The system.
    let simulation: Simulation
    /// The offered load over what the backends can do, where they have a limit.
    let utilization: Double?
    private let scenario: Scenario

    /// A strategy in a scenario, checked.
    init(_ scenario: Scenario, strategy: String) throws {
        var simulation = try scenario.simulation(strategy: strategy)
        do throws(StrategyError) {
            _ = try StrategyCatalog.make(strategy, seed: 1)
        } catch {
            throw ExperimentError.usage("\(error).")
        }
        let capacity = Scenario.capacity(simulation.backends, simulation.service, simulation.classes)
        utilization = try capacity.map { try Self.offeredRate(simulation, scenario) / $0 }
        simulation.recordsPicks = SimulatedSpread(simulation).readsOrder
        self.simulation = simulation
        self.scenario = scenario
    }

    /// The strategy, with its load where that is known.
    var label: String {
        simulation.strategy + (utilization.map { " at utilization \(DecimalText.fixed($0, places: 3))" } ?? "")
    }

    /// The mean rate over the measured part; of stages and traces, from the end of the warm-up to their own end.
    private static func offeredRate(_ simulation: Simulation, _ scenario: Scenario) throws -> Double {
        let second: Int64 = 1_000_000_000
        if let trace = scenario.trace {
            let end = try TraceFile.load(trace).durationNanoseconds
            return simulation.arrivals.meanRate(from: min(scenario.warmup ?? 0, end - 1), to: end)
        }
        guard let stages = scenario.stages else { return simulation.arrivals.meanRate(from: 0, to: second) }
        let end = try RateStage.list(stages).reduce(0) { $0 + $1.durationNanoseconds }
        return simulation.arrivals.meanRate(from: min(scenario.warmup ?? 0, end - 1), to: end)
    }

    /// Simulates the system once.
    func measure() throws -> (system: SimulatedSystem, replications: [SimulationResult]) {
        let started = ProcessClock.cpuNanoseconds()
        let result = try run(simulation)
        let spent = ProcessClock.cpuNanoseconds() - started
        return (system(result, arrivals: simulation.requests + simulation.warmupRequests, cpu: spent), [result])
    }

    /// Simulates the system in replications, each with a seed and a warm-up of its own.
    ///
    /// The requests are shared out among them. Replication k has the same seed whatever the strategy.
    func measureReplicated() throws -> (system: SimulatedSystem, replications: [SimulationResult]) {
        let count = ReplicatedMean.replications
        let started = ProcessClock.cpuNanoseconds()
        var arrivals = 0
        let results = try (0..<count).map { replication in
            var part = scenario
            part.seed = (scenario.seed ?? 1) &+ UInt64(replication)
            var simulation = try part.simulation(strategy: self.simulation.strategy)
            if scenario.stages == nil, scenario.faults.isEmpty {
                simulation.requests = max(1, self.simulation.requests / count)
                simulation.warmupRequests = self.simulation.warmupRequests / count
            }
            arrivals += simulation.requests + simulation.warmupRequests
            return try run(simulation)
        }
        let spent = ProcessClock.cpuNanoseconds() - started
        return (system(.pooled(results), arrivals: arrivals, cpu: spent), results)
    }

    private func run(_ simulation: Simulation) throws -> SimulationResult {
        do throws(SimulationError) {
            return try Simulation.run(simulation)
        } catch {
            throw ExperimentError.usage("\(error).")
        }
    }

    private func system(_ result: SimulationResult, arrivals: Int, cpu: Int64) -> SimulatedSystem {
        var system = SimulatedSystem(
            strategy: result.strategy,
            backends: simulation.backends.count,
            clients: simulation.clients,
            utilization: utilization
        )
        system.succeeded = result.succeeded
        system.failed = result.failed
        system.shareInTime = simulation.objectiveNanoseconds == nil ? nil : result.shareAnsweredInTime
        system.latency = result.latency.summary
        system.meanInterval = (result.meanInterval.lowerBound / 1000)...(result.meanInterval.upperBound / 1000)
        system.throughput = result.throughputPerSecond
        system.arrivalsPerCPUSecond = Double(arrivals) * 1e9 / Double(max(1, cpu))
        system.spread = SimulatedSpread(simulation).verdict(on: result)
        system.members = members(result)
        system.returns = returns(result)
        return system
    }

    private func members(_ result: SimulationResult) -> [SimulatedMember] {
        guard simulation.backends.count <= SimulatedSystem.mostMembers else { return [] }
        let total = Double(max(1, result.picksPerBackend.reduce(0, +)))
        return simulation.backends.indices.map { index in
            SimulatedMember(
                name: "backend-\(index + 1)",
                weight: simulation.backends[index].weight,
                picks: result.picksPerBackend[index],
                share: Double(result.picksPerBackend[index]) / total,
                utilization: utilization == nil ? nil : result.utilizationPerBackend[index]
            )
        }
    }

    /// The backends that came back after a crash: their last return, from the bin after the check that saw it.
    private func returns(_ result: SimulationResult) -> [SimulatedReturn] {
        guard let bin = simulation.binNanoseconds, !result.picksPerBin.isEmpty else { return [] }
        let crashed = Set(simulation.faults.filter { $0.conduct == .crashed }.map(\.backend))
        return crashed.sorted().compactMap { backend in
            let own = simulation.faults.filter { $0.backend == backend }
            let ends = zip(own, own.dropFirst()).filter { $0.0.conduct == .crashed }.map(\.1.atNanoseconds)
            guard let end = ends.max() else { return nil }
            let interval = simulation.healthCheck?.intervalNanoseconds ?? 0
            let first = Int((end + interval) / bin)
            let figures = RecoveryFigures(result, backend: backend, returnedInBin: first)
            return SimulatedReturn(
                name: "backend-\(backend + 1)",
                secondsToFairShare: figures.binsToFairShare.map { Double($0) * Double(bin) / 1e9 },
                overshoot: figures.overshoot
            )
        }
    }
}
