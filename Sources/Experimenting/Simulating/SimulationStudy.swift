internal import Measuring
package import Reporting
internal import Simulating

/// Simulations of one scenario: every strategy at every load, and their differences.
package struct SimulationStudy: Sendable {
    /// What is simulated.
    package var scenario: Scenario
    /// The strategies, the baseline of a comparison first.
    package var strategies: [String]
    /// The loads of a sweep; empty for the scenario's own.
    package var utilizations: [Double]
    /// Whether the strategies are compared in replications on common random numbers.
    package var isComparison: Bool

    /// A study of strategies in a scenario.
    package init(scenario: Scenario, strategies: [String], utilizations: [Double] = [], isComparison: Bool = false) {
        self.scenario = scenario
        self.strategies = strategies
        self.utilizations = utilizations
        self.isComparison = isComparison
    }

    /// Runs all simulations, one after the other; `progress` is told of each before it starts.
    ///
    /// Throws ``ExperimentError/usage(_:)`` where the description is of no system; all are checked before the first
    /// one runs.
    package func run(progress: (_ sentence: String) -> Void) throws -> SimulationReport {
        let arms = try makeArms()
        var systems: [SimulatedSystem] = []
        var replications: [[SimulationResult]] = []
        for (index, arm) in arms.enumerated() {
            progress("simulating \(arm.label), \(index + 1) of \(arms.count)")
            let measured = try isComparison ? arm.measureReplicated() : arm.measure()
            systems.append(measured.system)
            replications.append(measured.replications)
        }
        return SimulationReport(
            title: scenario.summary ?? "Simulation of \(scenario.name)",
            facts: arms.first.map { facts(of: $0.simulation) + warnings(about: arms) } ?? [],
            systems: systems,
            pairs: isComparison ? pairs(replications) : [],
            isSweep: !utilizations.isEmpty
        )
    }

    private func makeArms() throws -> [SimulationArm] {
        var arms: [SimulationArm] = []
        for strategy in strategies {
            if utilizations.isEmpty {
                arms.append(try SimulationArm(scenario, strategy: strategy))
            }
            for utilization in utilizations {
                var scenario = scenario
                (scenario.rate, scenario.stages, scenario.utilization) = (nil, nil, utilization)
                arms.append(try SimulationArm(scenario, strategy: strategy))
            }
        }
        return arms
    }

    /// The first strategy against each other one, figure by figure.
    private func pairs(_ replications: [[SimulationResult]]) -> [SimulatedPair] {
        guard let baseline = replications.first else { return [] }
        let figures: [(String, (SimulationResult) -> Double)] = [
            ("mean_us", { $0.meanNanoseconds / 1000 }),
            ("p50_us", { Double($0.latency.value(atPercentile: 50)) / 1000 }),
            ("p99_us", { Double($0.latency.value(atPercentile: 99)) / 1000 }),
        ]
        return zip(strategies, replications).dropFirst().flatMap { candidate, results in
            figures.map { metric, figure in
                let difference = ReplicatedMean(of: results.map(figure), against: baseline.map(figure))
                return SimulatedPair(
                    baseline: strategies[0],
                    candidate: candidate,
                    metric: metric,
                    difference: difference.mean,
                    interval: difference.interval
                )
            }
        }
    }

    /// What a reader must know before any figure.
    private func warnings(about arms: [SimulationArm]) -> [ReportFact] {
        guard arms.contains(where: { ($0.utilization ?? 0) >= 1 }) else { return [] }
        return [
            ReportFact("overload", "from a load of 1 on queues only grow: the figures follow the length of the run")
        ]
    }

    private func facts(of simulation: Simulation) -> [ReportFact] {
        var facts = [
            ReportFact("backends", "\(simulation.backends.count), \(simulation.discipline.rawValue)"),
            ReportFact("clients", "\(simulation.clients)"), ReportFact("service", "\(simulation.service)"),
            ReportFact("requests", "\(simulation.requests), after \(simulation.warmupRequests) that do not count"),
            ReportFact("seed", "\(simulation.seed)"),
        ]
        if isComparison { facts.append(ReportFact("replications", "\(ReplicatedMean.replications)")) }
        if let source = scenario.source { facts.append(ReportFact("source", source)) }
        return facts
    }
}
