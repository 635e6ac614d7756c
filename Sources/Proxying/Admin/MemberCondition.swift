/// How a backend stands, in one word; where several would fit, the first of them.
enum MemberCondition: String, Sendable, CaseIterable, Encodable {
    /// The administrator lets it finish what it has.
    case draining
    /// Its health checks fail.
    case checkFailed = "check-failed"
    /// Live traffic has taken it out for a while.
    case ejected
    /// No health check of it has ended yet.
    case unchecked
    /// Well, and used only when no primary backend is eligible.
    case backup
    /// Well.
    case healthy
}

extension MemberHealth {
    /// How the backend stands.
    var condition: MemberCondition {
        if isDraining { return .draining }
        if !verdict.isHealthy { return verdict.isSettled ? .checkFailed : .unchecked }
        if outlier.isEjected { return .ejected }
        return member.isBackup ? .backup : .healthy
    }
}
