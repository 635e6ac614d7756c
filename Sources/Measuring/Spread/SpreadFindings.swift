/// What a spread analysis found: the verdict, and what its sentence is made of.
public struct SpreadFindings: Equatable, Sendable {
    /// The verdict with its figures.
    public var verdict: SpreadVerdict
    /// The rule that the picks were held to.
    public var rule: SpreadRule
    /// The picks of each backend that the verdict is about, over the whole run.
    public var counts: [Int64]
    /// Picks that a row tells of with number and backend; 0 where the proxy does not number its picks.
    public var orderedPicks: Int64
    /// The backends that could be picked in the stretches that were judged; 0 where there is no sequence.
    public var members = 0
    /// Requests that may have been picked and of which the backend is not known.
    public var unknown: Int64
    /// The number of the first pick over whose prefix the rule's bound is broken.
    public var firstViolatingPick: Int64?
    /// The verdict as a sentence with its figures.
    public var sentence: String
}
