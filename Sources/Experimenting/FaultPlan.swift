package import Simulating

/// What goes wrong in a live experiment, and what the embedded proxy does about it.
package struct FaultPlan: Sendable, Equatable {
    /// What goes wrong at the backends, on the clock of the load.
    package var faults: [ScenarioFault] = []
    /// Further attempts at a request that was refused or failed.
    package var retries: Int?
    /// How the proxy learns that a backend is down or up again.
    package var healthCheck: HealthCheck?
    /// Failures in a row for which the proxy ejects a backend; 0 for never.
    package var ejectAfter: Int?

    /// Nothing goes wrong, and the proxy has its usual rules.
    package init() {}

    /// What a scenario says.
    package init(_ scenario: Scenario) {
        faults = scenario.faults
        retries = scenario.retries
        healthCheck = scenario.healthCheck
        ejectAfter = scenario.live.ejectAfter
    }

    /// Whether the plan says what the proxy does about failures: then it says all, and what it leaves out is off, as in
    /// a simulation.
    var rulesProxy: Bool { self != FaultPlan() }
}
