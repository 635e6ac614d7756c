internal import Balancing

/// What follows an attempt that has ended.
enum AttemptOutcome {
    /// Another attempt, at the backend of this pick, and the probes that the strategy wants after it.
    case retry(Pick, ProbeTargets)
    /// None, for this reason.
    case giveUp(RetryDecision.Reason)
}
