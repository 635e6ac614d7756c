/// A part of a status list that is neither a status nor a range of them.
package struct StatusSetError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The part at fault.
    package let part: String

    /// One sentence with the value at fault and what to do.
    package var description: String {
        "\"\(part)\" is no status from 100 to 599 and no range of them; write for example 200-299,401"
    }
}
