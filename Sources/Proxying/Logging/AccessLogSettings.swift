/// Where the access log goes, and how.
package struct AccessLogSettings: Sendable, Equatable {
    /// The file's path; `-` is standard output.
    package var path: String
    /// How a request is written.
    package var format = LogFormat.combined
    /// Bytes of lines that may wait for the disk; lines that find no room are dropped and counted.
    package var capacity = 1_048_576

    /// A log in the combined format that lets a megabyte wait.
    package init(path: String) {
        self.path = path
    }
}
