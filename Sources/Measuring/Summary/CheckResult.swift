/// What came of one `--check`.
public struct CheckResult: Codable, Equatable, Sendable {
    /// The check as the user wrote it.
    public var expression: String
    /// The value of its left side, in the unit of its right side; not a number (JSON `null`) where there is none.
    public var observed: Double
    /// Whether it holds.
    public var passed: Bool
    /// What was observed, or why nothing could be, in words; `nil` in a result that was only stored.
    public var explanation: String?

    /// The result of one check.
    public init(expression: String, observed: Double, passed: Bool, explanation: String? = nil) {
        self.expression = expression
        self.observed = observed
        self.passed = passed
        self.explanation = explanation
    }

    /// Reads a result; an `observed` that is `null` is not a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        expression = try container.decode(String.self, forKey: .expression)
        observed = try container.decodeIfPresent(Double.self, forKey: .observed) ?? .nan
        passed = try container.decode(Bool.self, forKey: .passed)
        explanation = try container.decodeIfPresent(String.self, forKey: .explanation)
    }

    /// The check and what was observed, in a line: `p99 < 20ms: observed 31.2 ms`.
    public var sentence: String { explanation.map { "\(expression): \($0)" } ?? expression }
}
