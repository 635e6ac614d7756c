internal import Balancing
internal import Measuring
internal import Simulating

/// How evenly a simulation spread its picks, judged as a run's are.
///
/// What a strategy promises, it promises of one sequence of picks while membership stands. With several clients, or
/// with faults and retries, the counts are reported and not held to the promise.
struct SimulatedSpread {
    private let rule: Measuring.SpreadRule
    private let weights: [Double]
    private let warmup: Int

    /// The most picks whose order is looked at; beyond, the counts are.
    private static let mostOrdered = 10_000_000
    /// The most backends whose order is looked at.
    private static let mostBackends = 1000

    /// The spread of a simulation that has not run.
    init(_ simulation: Simulation) {
        weights = simulation.backends.map(\.weight)
        warmup = simulation.warmupRequests
        let isOneSequence = simulation.clients == 1 && simulation.faults.isEmpty && simulation.retries == 0
        rule = isOneSequence ? SpreadPromise.rule(for: simulation.strategy, weights: weights) : .unbounded
        let promisesOrder =
            switch rule {
            case .cyclic, .weighted: true
            case .random, .unbounded: false
            }
        let total = simulation.requests + simulation.warmupRequests
        readsOrder = promisesOrder && total <= Self.mostOrdered && weights.count <= Self.mostBackends
    }

    /// Whether the picks are to be recorded in their order.
    let readsOrder: Bool

    /// The verdict on what came of it.
    func verdict(on result: SimulationResult) -> SpreadVerdict {
        var analyzer = SpreadAnalyzer(rule: rule, weights: weights)
        for (index, backend) in result.picks.enumerated().dropFirst(readsOrder ? warmup : result.picks.count) {
            var sample = RequestSample()
            sample.dispatch = Int64(index + 1)
            sample.backend = backend + 1
            analyzer.add(sample)
        }
        return analyzer.findings(picksPerBackend: result.picksPerBackend).verdict
    }
}
