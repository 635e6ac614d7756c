/// The beginning or the end of a fault at a backend, as it took effect.
package struct FaultEvent: Sendable, Equatable {
    /// The moment, in nanoseconds on the monotonic clock.
    package var atNanoseconds: Int64
    /// The backend's index.
    package var backend: Int
    /// Whether the fault begins.
    package var isStart: Bool
    /// Which fault, for people: `slow, factor 10`.
    package var detail: String

    /// The beginning or the end of a fault.
    package init(atNanoseconds: Int64, backend: Int, isStart: Bool, detail: String) {
        self.atNanoseconds = atNanoseconds
        self.backend = backend
        self.isStart = isStart
        self.detail = detail
    }
}
