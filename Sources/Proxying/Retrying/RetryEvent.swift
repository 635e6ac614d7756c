/// A further attempt at a request, for people to read afterwards.
///
/// A value without texts: there may be thousands a second, made on the event loops.
package struct RetryEvent: BitwiseCopyable, Sendable, Equatable {
    /// The moment, in nanoseconds on the monotonic clock.
    package var atNanoseconds: Int64
    /// The index of the backend at which the attempt before this one failed.
    package var failed: Int
    /// The index of the backend that is tried now.
    package var next: Int
    /// The number of the pick under which it is tried.
    package var pick: Int64
    /// The index of the backend of the request's first attempt.
    package var first: Int
    /// The number of this attempt among those at the request, from 2.
    package var attempt: Int
    /// How the attempt before this one ended.
    let end: AttemptEnd

    /// Whether the backend before received the request: then this attempt keeps the number of its pick and takes no turn.
    package var isCounted: Bool { !end.isUnsent }

    /// The event as keys and values: `as=1230 to=3`, `counted=1` where it applies, and from the third attempt on
    /// `first=1`, since before it the first backend is the one that failed; backends by number, from 1.
    package var keys: String {
        "as=\(pick) to=\(next + 1)\(isCounted ? " counted=1" : "")\(attempt > 2 ? " first=\(first + 1)" : "")"
    }

    /// The event in words, with the backends' names by index.
    package func detail(_ names: [String]) -> String {
        "attempt \(attempt) goes to \(names[next]) as pick \(pick): \(reason)"
    }

    private var reason: String {
        switch end {
        case .answered(let status): "status \(status)"
        case .connectFailed: "no connection"
        case .connectTimedOut: "no connection in time"
        case .lost: "the connection was lost"
        case .timedOut: "no answer in time"
        case .malformed: "the answer breaks HTTP"
        case .cancelled: "cancelled"
        }
    }
}
