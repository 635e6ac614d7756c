/// A run that a comparison leaves out of its figures.
public struct ExcludedRun: Equatable, Sendable {
    /// The run's number in its database.
    public var id: Int64
    /// The name of its arm.
    public var arm: String
    /// Why, in a sentence.
    public var reason: String

    /// A run that is left out, with the reason.
    public init(id: Int64, arm: String, reason: String) {
        self.id = id
        self.arm = arm
        self.reason = reason
    }

    /// The run with the reason, in a sentence.
    var sentence: String { "Run \(id) (\(arm)) is in no figure: \(reason)" }
}
