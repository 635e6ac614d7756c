/// Which backends the balancer may pick from.
enum FleetMode: String, BitwiseCopyable, Sendable, CaseIterable, Encodable {
    /// The healthy primary ones.
    case primaries
    /// All primary ones, healthy or not: too few of them are healthy to believe it.
    case panic
    /// The healthy backups: no primary one is eligible.
    case backups
    /// None.
    case outage

    /// The mode that a fleet must be in, by the order of rules that ``FleetHealth`` documents.
    init(_ members: [MemberHealth], panicThreshold: Double) {
        var primaries = 0
        var healthyPrimaries = 0
        var healthyBackups = 0
        for member in members where member.isOffered {
            let healthy = member.isHealthy ? 1 : 0
            if member.member.isBackup {
                healthyBackups += healthy
            } else {
                primaries += 1
                healthyPrimaries += healthy
            }
        }
        if healthyPrimaries == 0, healthyBackups > 0 {
            self = .backups
        } else if Double(healthyPrimaries) < panicThreshold * Double(primaries) {
            self = .panic
        } else {
            self = healthyPrimaries > 0 ? .primaries : .outage
        }
    }

    /// Whether a backend may be picked in this mode, if it is offered.
    func admits(_ member: MemberHealth) -> Bool {
        switch self {
        case .primaries, .outage: member.isHealthy && !member.member.isBackup
        case .panic: !member.member.isBackup
        case .backups: member.isHealthy && member.member.isBackup
        }
    }
}
