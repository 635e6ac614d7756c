/// How a user names a recorded run: its number, a prefix of its uuid, or `last`.
///
/// Digits alone are a number first, and a uuid prefix only if no run has that number.
package struct RunReference: Sendable, Equatable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// What the user typed.
    package let text: String

    /// The newest run.
    package static let last = RunReference("last")

    /// The reference that a user typed.
    package init(_ text: String) {
        self.text = text
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    package var description: String { text }

    /// The number, where the text can be one.
    var number: Int64? { Int64(text) }

    /// The text as the beginning of a stored uuid, or `nil` where no uuid begins like that.
    var uuidPrefix: String? {
        let prefix = text.lowercased()
        return !prefix.isEmpty && prefix.allSatisfy { $0.isHexDigit || $0 == "-" } ? prefix : nil
    }
}
