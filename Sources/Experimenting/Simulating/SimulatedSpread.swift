internal import Balancing
internal import Measuring
internal import Simulating

/// How evenly a simulation spread its picks, judged as a run's are.
///
/// What a strategy promises, it promises of one sequence of picks from its start while membership stands: so the order
/// of all picks is read, warm-up included, where there is an order to keep. With several clients, or with faults and
/// retries, the measured counts are reported and not held to the promise.
struct SimulatedSpread {
    /// Whether the picks are to be recorded in their order.
    let readsOrder: Bool
    private let rule: Measuring.SpreadRule
    private let weights: [Double]

    /// The most picks whose order is looked at; beyond, the counts are.
    private static let mostOrdered = 10_000_000
    /// The most backends whose order is looked at.
    private static let mostBackends = 1000

    /// The spread of a simulation that has not run.
    init(_ simulation: Simulation) {
        weights = simulation.backends.map(\.weight)
        let isOneSequence = simulation.clients == 1 && simulation.faults.isEmpty && simulation.retries == 0
        let promise = isOneSequence ? SpreadPromise.rule(for: simulation.strategy, weights: weights) : .unbounded
        let total = simulation.requests + simulation.warmupRequests
        let isShort = total <= Self.mostOrdered && weights.count <= Self.mostBackends
        readsOrder = isShort && promise != .random && promise != .unbounded
        // Counts that begin in the middle of the sequence still tell a cycle and a fair die from others, and no more.
        rule = readsOrder || promise == .cyclic || promise == .random ? promise : .unbounded
    }

    /// The verdict on what came of it.
    func verdict(on result: SimulationResult) -> SpreadVerdict {
        var analyzer = SpreadAnalyzer(rule: rule, weights: weights)
        guard readsOrder else { return analyzer.findings(picksPerBackend: result.picksPerBackend).verdict }
        for (index, backend) in result.picks.enumerated() {
            var sample = RequestSample()
            sample.sequence = Int64(index + 1)
            sample.dispatch = Int64(index + 1)
            sample.backend = backend + 1
            analyzer.add(sample)
        }
        return analyzer.findings().verdict
    }
}
