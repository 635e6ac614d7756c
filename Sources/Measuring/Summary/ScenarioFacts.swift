/// What the scenario that a run was made by says of its figures.
public struct ScenarioFacts: Equatable, Sendable {
    /// What it is called: a built-in name, or its file; `nil` for a run that was repeated from one without a name.
    public var name: String?
    /// What to look for in the figures, in words.
    public var expectation: String?
    /// Nanoseconds within which an answer counts as in time.
    public var objectiveNanoseconds: Int64?

    /// A scenario with what it says; `nil` where it says nothing.
    public init?(name: String?, expectation: String?, objectiveNanoseconds: Int64?) {
        if name == nil, expectation == nil, objectiveNanoseconds == nil { return nil }
        self.name = name
        self.expectation = expectation
        self.objectiveNanoseconds = objectiveNanoseconds
    }
}
