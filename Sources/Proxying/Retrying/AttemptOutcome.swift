internal import Balancing

/// What follows an attempt that has ended.
enum AttemptOutcome {
    /// Another attempt, at the backend of this pick.
    case retry(Pick)
    /// None, for this reason.
    case giveUp(RetryDecision.Reason)
}
