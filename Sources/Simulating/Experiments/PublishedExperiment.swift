/// An experiment that somebody has published, as a system that any strategy can be put into.
public struct PublishedExperiment: Sendable {
    /// The name as typed after `--scenario`.
    public let name: String
    /// What happens in it, in a sentence or two.
    public let summary: String
    /// Who published it, and what they found.
    public let source: String
    /// The strategies whose figures are known.
    public let strategies: [String]

    private let system: @Sendable (_ strategy: String, _ seed: UInt64) -> Simulation

    init(
        name: String,
        summary: String,
        source: String,
        strategies: [String],
        system: @escaping @Sendable (_ strategy: String, _ seed: UInt64) -> Simulation
    ) {
        self.name = name
        self.summary = summary
        self.source = source
        self.strategies = strategies
        self.system = system
    }

    /// The experiment with a strategy in it.
    public func simulation(strategy: String, seed: UInt64 = 1) -> Simulation {
        var simulation = system(strategy, seed)
        simulation.seed = seed
        return simulation
    }

    /// All experiments.
    public static let all = [linkerd2016, blackHole, prequalRamp, coldStartWorkers, recovery]

    /// The experiment with a name, or `nil`.
    public static func named(_ name: String) -> PublishedExperiment? { all.first { $0.name == name } }

    /// One second in nanoseconds.
    static let second: Int64 = 1_000_000_000

    /// The concurrency of a backend that never makes a request wait.
    static let unlimited = 1_000_000_000
}
