/// That a run is part of a comparison: a row of the table `comparison_runs`.
package struct ComparisonRun: Sendable, Equatable {
    /// The run's number.
    package var run: Int64
    /// The name of its arm.
    package var arm: String
    /// The name of its scenario; empty where there is none.
    package var scenario: String
    /// Its round, from 1; runs of one round have the same seed.
    package var round: Int
    /// Its place in the order of the round, from 1.
    package var position: Int

    /// A run's part in a comparison.
    package init(run: Int64, arm: String, scenario: String, round: Int, position: Int) {
        self.run = run
        self.arm = arm
        self.scenario = scenario
        self.round = round
        self.position = position
    }
}
