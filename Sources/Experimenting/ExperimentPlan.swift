package import LoadDriving
package import Measuring
package import Reporting

/// One experiment as it was asked for: what is started, what drives it, where it is recorded.
package struct ExperimentPlan: Sendable {
    /// What the load is sent to.
    package enum Target: Sendable {
        /// Dummy backends and the embedded proxy, started for this run.
        case embedded(Topology)
        /// A proxy or server that already runs, by its URL.
        case external(url: String)
    }

    /// What the load is sent to.
    package var target: Target
    /// The balancing strategy with its parameters, as `StrategyCatalog` reads it: what the embedded proxy uses, and what
    /// the spread verdict holds any target to.
    package var strategy: String
    /// The load; its URL and known backends are filled in when the target has been started.
    package var load: LoadPlan
    /// The rate that the load intends over its measured part, in requests a second; `nil` in a closed loop.
    package var targetRate: Double?
    /// The spacing of an open loop, as it was asked for; `nil` in a closed loop.
    package var arrivals: String?
    /// The stages of a rate that moves, as they were asked for; `nil` where it does not.
    package var stages: String?
    /// The file of a recorded trace of arrivals, as it was asked for; `nil` where the load follows none.
    package var trace: String?
    /// Whether an external target must be reachable, or the run does not begin; if not, what fails is recorded.
    package var probesTarget = true
    /// The scenario that it was made from, if there is one.
    package var scenario: ScenarioFacts?
    /// What seeded arrivals, service times and random strategies.
    package var seed: UInt64
    /// What the user asks of the figures.
    package var checks: [CheckExpression] = []
    /// The path of the results database.
    package var databasePath: String
    /// The version of rrbench, for the record.
    package var version: String

    /// An experiment of the given parts.
    package init(
        target: Target,
        strategy: String,
        load: LoadPlan,
        targetRate: Double?,
        arrivals: String?,
        stages: String? = nil,
        seed: UInt64,
        databasePath: String,
        version: String
    ) {
        self.target = target
        self.strategy = strategy
        self.load = load
        self.targetRate = targetRate
        self.arrivals = arrivals
        self.stages = stages
        self.seed = seed
        self.databasePath = databasePath
        self.version = version
    }
}
