/// When sending stops; what is in flight then finishes and is recorded.
package enum LoadLimit: Sendable, Equatable {
    /// This many nanoseconds after the measured phase began.
    case duration(Int64)
    /// After exactly this many measured requests over all threads.
    case requests(Int64)
}
