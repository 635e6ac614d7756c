/// Why an access log could not be opened.
package struct AccessLogError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's path.
    package let path: String
    /// What the system says.
    package let reason: String

    /// One sentence with the path at fault and what to do.
    package var description: String {
        "cannot write the access log \(path): \(reason); name a file that this user may create, or - for standard output"
    }
}
