public import Measuring

/// Everything that a report of a comparison shows: the arms, the verdict on every pair, and what it rests on.
public struct ComparisonReport: Equatable, Sendable {
    /// What was compared, in a line.
    public var title: String
    /// The contenders, in the order of ``ComparisonStudy/arms``.
    public var arms: [ComparisonReportArm]
    /// Estimates and verdicts.
    public var study: ComparisonStudy
    /// Whether it went to its end; `interrupted` where somebody stopped it half-way, `failed` where a run did.
    public var state: RunState
    /// The error's sentence where a run failed and ended the comparison; ``warnings`` say which run.
    public var failure: String?
    /// The rounds that were asked for; `nil` for runs from the history.
    public var plannedRounds: Int?
    /// The rounds that went to their end.
    public var completeRounds: Int?
    /// Runs that are in no figure, because they are INVALID or their round was not finished.
    public var excluded: [ExcludedRun]
    /// What a reader must know before believing the figures, a sentence each.
    public var warnings: [String]
    /// What the user asked to hold, and whether it does.
    public var checks: [CheckResult]
    /// How the load was made.
    public var settings: [ReportFact]
    /// The machine and the versions.
    public var host: [ReportFact]
    /// The path of the results database that holds every request.
    public var database: String
    /// The comparison's number in the database; `nil` for runs from the history.
    public var id: Int64?

    /// A report of judged arms.
    public init(
        title: String,
        arms: [ComparisonReportArm],
        study: ComparisonStudy,
        state: RunState = .complete,
        plannedRounds: Int? = nil,
        completeRounds: Int? = nil,
        excluded: [ExcludedRun] = [],
        warnings: [String] = [],
        checks: [CheckResult] = [],
        settings: [ReportFact] = [],
        host: [ReportFact] = [],
        database: String = "",
        id: Int64? = nil
    ) {
        self.title = title
        self.arms = arms
        self.study = study
        self.state = state
        self.plannedRounds = plannedRounds
        self.completeRounds = completeRounds
        self.excluded = excluded
        self.warnings = warnings
        self.checks = checks
        self.settings = settings
        self.host = host
        self.database = database
        self.id = id
    }
}
