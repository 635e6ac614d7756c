/// A label and its value, for what a report tells of settings and machine.
public struct ReportFact: Equatable, Sendable {
    /// What it is.
    public var label: String
    /// Its value as it is to be shown.
    public var value: String

    /// A fact to show.
    public init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}
