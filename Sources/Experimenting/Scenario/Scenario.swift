package import Measuring
package import Pacing
package import Simulating

/// A load-balanced system and the load on it, as a YAML file describes it: `run` drives it live, `simulate` in virtual
/// time.
///
/// What the file does not say is `nil` here, so that each command has its own defaults and flags can override.
/// `docs/scenarios.md` is the schema, ``ScenarioKey`` the list of keys.
package struct Scenario: Sendable {
    /// The built-in name or the file's path, for messages.
    package var name: String
    /// What runs of it are called by; `nil` where it has no name of its own.
    package var title: String?
    /// What happens in it, in a sentence or two.
    package var summary: String?
    /// What to look for in its figures.
    package var expect: String?
    /// Who published it and what they found.
    package var source: String?

    /// The strategies that it is for; the first is the default of commands that take one.
    package var strategies: [String] = []
    /// The backends, by index.
    package var backends: [ScenarioBackend]?
    /// How long a backend takes for a request.
    package var service: (any ServiceDistribution)?

    /// Requests a second, in all.
    package var rate: Double?
    /// The load of all backends together, 1 being all that they can do.
    package var utilization: Double?
    /// A rate that moves from stage to stage, as `--stages` takes it.
    package var stages: String?
    /// The file of a recorded trace of arrivals.
    package var trace: String?
    /// The arrivals of that trace where a recorded run is done again; the file may have changed since.
    package var recordedTrace: TraceArrivals?
    /// The spacing of arrivals, a name of `ShapeCatalog`.
    package var arrivals: String?
    /// Measured time in nanoseconds.
    package var duration: Int64?
    /// Measured requests, instead of a duration.
    package var requests: Int?
    /// Time in nanoseconds before it that does not count.
    package var warmup: Int64?
    /// Simulated requests before the measured ones, instead of a time.
    package var warmupRequests: Int?
    /// Nanoseconds after which a request is given up.
    package var timeout: Int64?
    /// Seeds everything random.
    package var seed: UInt64?

    /// What goes wrong, on the clock of the load.
    package var faults: [ScenarioFault] = []
    /// Further attempts at a request that was refused or failed.
    package var retries: Int?
    /// How clients, or the proxy, learn that a backend is down or up again.
    package var healthCheck: HealthCheck?
    /// Nanoseconds within which an answer counts as in time.
    package var objective: Int64?

    /// What only a live run can do.
    package var live = LiveSettings()
    /// What only the simulator can do.
    package var simulated = SimulatedSettings()

    /// What it says of the figures of a run; `nil` where it says nothing.
    package var facts: ScenarioFacts? {
        ScenarioFacts(name: title, expectation: expect, objectiveNanoseconds: objective)
    }

    /// A scenario that says nothing yet.
    package init(name: String) {
        self.name = name
    }
}
