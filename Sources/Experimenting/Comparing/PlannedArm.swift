/// One contender of a comparison that is still to run.
package struct PlannedArm: Sendable {
    /// Its name, which no other arm has.
    package var name: String
    /// The balancing strategy with its parameters.
    package var strategy: String
    /// What balances.
    package var proxy: String
    /// The scenario's name; empty where there is none.
    ///
    /// Only arms of one scenario are held against each other.
    package var scenario: String
    /// Its run of each round; those of one round have the same seed in every arm.
    package var plans: [ExperimentPlan]

    /// An arm with its runs.
    package init(name: String, strategy: String, proxy: String, scenario: String, plans: [ExperimentPlan]) {
        self.name = name
        self.strategy = strategy
        self.proxy = proxy
        self.scenario = scenario
        self.plans = plans
    }
}
