/// Why a text is no check: what is wrong, and where.
public struct CheckError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The text that was to be a check.
    public var expression: String
    /// The position of the first character that is wrong, from 1; one beyond the text where something is missing.
    public var position: Int
    /// What was expected there, as the end of a sentence.
    public var problem: String

    /// One sentence with the expression, the position and the remedy.
    public var description: String { "'\(expression)', position \(position): \(problem)." }
}
