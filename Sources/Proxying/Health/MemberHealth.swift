/// What is known of one backend.
struct MemberHealth: Sendable, Equatable {
    /// What the configuration and the administrator say of it.
    var member: FleetMember
    /// What the configuration says of it, whatever the administrator made of that.
    private(set) var configured: FleetMember
    /// Whether the configuration no longer names it.
    var hasLeft = false
    /// Whether it came when others were at work already, and so begins in slow start.
    var joinedLate = false
    var isDraining = false
    var verdict: CheckVerdict
    var outlier = OutlierRecord()
    /// When its slow start began, in nanoseconds; `nil` while it has its whole share.
    var rampStart: Int64?
    /// Whether the balancer was told that it may be picked.
    var isAdmitted = true

    init(_ member: FleetMember, beginsHealthy: Bool) {
        self.member = member
        configured = member
        verdict = CheckVerdict(beginsHealthy: beginsHealthy)
    }

    /// Whether neither checks nor traffic speak against it.
    var isHealthy: Bool { verdict.isHealthy && !outlier.isEjected }

    /// Whether it could be picked if it is healthy.
    var isOffered: Bool { !isDraining && !hasLeft && member.weight > 0 }

    /// Whether it can be given requests without need.
    var isUsable: Bool { isHealthy && isOffered }

    /// Whether it ever was healthy, or has been found not to be, or joined late: before that nothing returns.
    var hasBegun: Bool { verdict.isHealthy || verdict.isSettled || joinedLate }

    /// Takes over what a configuration says, as far as it is not what the last one said.
    mutating func configure(_ wanted: FleetMember) {
        if configured.weight != wanted.weight { member.weight = wanted.weight }
        member.isBackup = wanted.isBackup
        configured = wanted
    }
}
