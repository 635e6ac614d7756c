/// The scenario that a run was made by, and how many answers met its objective.
public struct ScenarioSummary: Codable, Equatable, Sendable {
    /// What it is called.
    public var name: String?
    /// What to look for in the figures, in words.
    public var expectation: String?
    /// Microseconds within which an answer counts as in time.
    public var objective: Double?
    /// Measured requests that succeeded within the objective; a failure is never in time, however fast.
    public var inTime: Int64?
    /// The same as a part of all measured requests.
    public var shareInTime: Double?

    enum CodingKeys: String, CodingKey {
        case name
        case expectation = "expect"
        case objective = "objective_us"
        case inTime = "in_time"
        case shareInTime = "in_time_share"
    }

    /// A scenario by whose objective so many of the measured requests were in time.
    public init(_ facts: ScenarioFacts, inTime: Int64, of requests: Int64) {
        name = facts.name
        expectation = facts.expectation
        guard let objective = facts.objectiveNanoseconds else { return }
        self.objective = Double(objective) / 1000
        self.inTime = inTime
        shareInTime = requests == 0 ? nil : (Double(inTime) / Double(requests)).rounded(toPlaces: 6)
    }
}
