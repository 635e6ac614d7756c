/// A row of the table `events`: something that happened once, at a moment of the run.
package struct RunEvent: Sendable, Equatable {
    /// Nanoseconds since the start of the run.
    package var atNanoseconds: Int64
    /// What happened, for example `down`, `ejected` or `retry`.
    package var kind: String
    /// The 1-based number of the backend that it happened to, or `nil`.
    package var backend: Int?
    /// More about it, for people.
    package var detail: String?

    /// An event of a run.
    package init(atNanoseconds: Int64, kind: String, backend: Int? = nil, detail: String? = nil) {
        self.atNanoseconds = atNanoseconds
        self.kind = kind
        self.backend = backend
        self.detail = detail
    }
}
