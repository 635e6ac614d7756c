/// What becomes of one request under a rate limit.
enum RateDecision: BitwiseCopyable, Sendable, Equatable {
    /// It goes at once.
    case admit
    /// It goes after so many nanoseconds.
    case delay(Int64)
    /// It is answered with 429; one sent after so many nanoseconds would be let through, if none comes before it.
    case reject(Int64)

    /// What `Retry-After` says (RFC 9110 §10.2.3): whole seconds, rounded up, so that who obeys is let through.
    ///
    /// `nil` for a request that is not rejected.
    var retryAfterSeconds: Int64? {
        guard case .reject(let wait) = self else { return nil }
        return max(1, (wait + 999_999_999) / 1_000_000_000)
    }
}
