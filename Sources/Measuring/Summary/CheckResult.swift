/// What came of one `--check`.
public struct CheckResult: Codable, Equatable, Sendable {
    /// The check as the user wrote it.
    public var expression: String
    /// The value of its left side, in the unit of its right side.
    public var observed: Double
    /// Whether it holds.
    public var passed: Bool

    /// The result of one check.
    public init(expression: String, observed: Double, passed: Bool) {
        self.expression = expression
        self.observed = observed
        self.passed = passed
    }
}
