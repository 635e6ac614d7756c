/// Something that happened once, at a moment of a run, as a report tells it.
public struct ReportEvent: Equatable, Sendable {
    /// Nanoseconds since the start of the run.
    public var atNanoseconds: Int64
    /// What happened: a name of the table `events`, such as `ejected` or `fault_start`.
    public var kind: String
    /// The name of the backend that it happened to, or `nil`.
    public var backend: String?
    /// More about it, for people.
    public var detail: String

    /// An event to show.
    public init(atNanoseconds: Int64, kind: String, backend: String? = nil, detail: String = "") {
        self.atNanoseconds = atNanoseconds
        self.kind = kind
        self.backend = backend
        self.detail = detail
    }
}
