/// What to do after an attempt that failed.
enum RetryDecision: BitwiseCopyable, Sendable, Equatable {
    /// Try again; `counted` says that the backend received the request, as `Balancer.retry(_:counted:for:)` asks.
    case retry(counted: Bool)
    /// Answer the client, for this reason.
    case giveUp(Reason)

    /// Why there is no further attempt.
    enum Reason: BitwiseCopyable, Sendable, Equatable {
        /// The policy does not cover this end: mostly, it is a good answer.
        case notCovered
        /// The response is on its way to the client.
        case responseBegan
        /// A backend may have acted on the request, and its method is not idempotent.
        case notIdempotent
        /// Some of the body was passed on and not kept.
        case bodyGone
        /// There have been as many attempts as there may be.
        case attemptsSpent
        /// No other backend may be picked.
        case nobodyElse
        /// The time for the whole request is over.
        case timeSpent
        /// Too many retries are under way.
        case budgetSpent
    }
}
