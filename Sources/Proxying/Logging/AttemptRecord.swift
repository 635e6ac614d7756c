/// One attempt at a backend, for the access log; times are nanoseconds, −1 where there was no such moment.
struct AttemptRecord: BitwiseCopyable, Sendable, Equatable {
    /// The index of the backend.
    var backend: Int
    /// How it ended.
    var end = AttemptEnd.cancelled
    /// Whether it went over a connection that was open already.
    var isReused = false
    /// From the pick to a connection.
    var connectNanoseconds: Int64 = -1
    /// From the pick to the head of the response.
    var firstByteNanoseconds: Int64 = -1
    /// From the pick to the last byte, or to the failure.
    var totalNanoseconds: Int64 = -1

    /// An attempt that has just begun.
    init(backend: Int) {
        self.backend = backend
    }

    /// The status of the answer; 0 where there was none.
    var status: Int {
        if case .answered(let status) = end { return status }
        return 0
    }
}
