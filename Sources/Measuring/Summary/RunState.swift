/// How far a run got; the raw value is the column `state`.
public enum RunState: String, Codable, CaseIterable, Sendable {
    /// Requests are still being sent, or the process died while they were.
    case running
    /// The run went to its planned end.
    case complete
    /// Somebody stopped it; what was measured until then is recorded.
    case interrupted
    /// The run could not go on.
    case failed
}
