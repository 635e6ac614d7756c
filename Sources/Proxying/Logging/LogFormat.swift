/// How the access log writes a request.
package enum LogFormat: String, Sendable, Equatable, CaseIterable {
    /// The combined log format of Apache and nginx, with what a proxy adds: ``CombinedLine``.
    case combined
    /// One JSON object a line: ``JSONLine``.
    case json
}
