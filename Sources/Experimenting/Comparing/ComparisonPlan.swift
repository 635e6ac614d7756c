internal import LoadDriving
package import Measuring
package import Reporting

/// A comparison as it was asked for.
package struct ComparisonPlan: Sendable {
    /// The contenders; each has a run a round.
    package var arms: [PlannedArm]
    /// How often each runs.
    package var repeats: Int
    /// Nanoseconds of silence between two runs.
    package var cooldown: Int64
    /// What it takes to call a difference one.
    package var rules: ComparisonRules
    /// Checks of which those that are about the comparison are evaluated at its end; runs have theirs in their plans.
    package var checks: [CheckExpression]
    /// The settings that all arms share, for the report.
    package var settings: [ReportFact]
    /// The path of the results database.
    package var databasePath: String
    /// The version of rrbench, for the record.
    package var version: String

    /// A comparison of arms that each have a plan for every round.
    package init(
        arms: [PlannedArm],
        repeats: Int,
        cooldown: Int64,
        rules: ComparisonRules,
        checks: [CheckExpression] = [],
        settings: [ReportFact] = [],
        databasePath: String,
        version: String
    ) {
        self.arms = arms
        self.repeats = repeats
        self.cooldown = cooldown
        self.rules = rules
        self.checks = checks
        self.settings = settings
        self.databasePath = databasePath
        self.version = version
    }

    /// What starting, draining, summing up and stopping take beside the load, in nanoseconds; a guess until runs have
    /// been timed.
    private static let overhead: Int64 = 300_000_000

    /// How long a run of an arm should take with its cool-down, in nanoseconds; `nil` where its load ends by a count.
    func expectedTime(ofArm arm: Int) -> Int64? {
        guard let load = arms[arm].plans.first?.load, case .duration(let duration) = load.limit else { return nil }
        return load.warmup + duration + cooldown + Self.overhead
    }
}
