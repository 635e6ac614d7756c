/// Everything that a report of simulations shows: a system a row, and the differences between strategies.
public struct SimulationReport: Equatable, Sendable {
    /// What was simulated, in a line.
    public var title: String
    /// The parameters that all rows share.
    public var facts: [ReportFact]
    /// The simulated systems, strategy by strategy; in a sweep, utilization by utilization within a strategy.
    public var systems: [SimulatedSystem]
    /// Differences between the first strategy and each other, on common random numbers; empty unless asked for.
    public var pairs: [SimulatedPair]
    /// Whether the rows differ in utilization, so that curves make sense.
    public var isSweep: Bool

    /// A report of simulated systems.
    public init(
        title: String,
        facts: [ReportFact],
        systems: [SimulatedSystem],
        pairs: [SimulatedPair] = [],
        isSweep: Bool = false
    ) {
        self.title = title
        self.facts = facts
        self.systems = systems
        self.pairs = pairs
        self.isSweep = isSweep
    }

    /// The strategies in the order of their rows.
    var strategies: [String] {
        systems.map(\.strategy).reduce(into: []) { names, name in if !names.contains(name) { names.append(name) } }
    }
}
