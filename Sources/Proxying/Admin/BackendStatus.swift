internal import Foundation

/// What the administration tells of one backend.
struct BackendStatus: Sendable, Encodable {
    var name: String
    var address: String
    var state: MemberCondition
    /// Whether it may be picked now.
    var eligible: Bool
    /// Whether it is used only when no primary backend is eligible.
    var backup: Bool
    var weight: Double
    /// The weight times the share that slow start has reached.
    var effectiveWeight: Double
    var inFlight: Int
    /// Requests that wait for a place.
    var waiting: Int
    var picks: Int64
    /// Times that live traffic took it out.
    var ejections: Int64
    /// When it may return, while it is out.
    var ejectedUntil: Date?
    var idleConnections: Int
    /// The smoothed time to the head of its successful answers, in microseconds; 0 before the first.
    var latencyUs: Double
}

extension BackendStatus {
    /// A backend as it was configured and as it stands; `now` is the snapshot's moment on its clock.
    init(_ upstream: Upstream, _ member: FleetSnapshot.Member, idleConnections: Int, now: Int64) {
        self.init(
            name: upstream.name,
            address: upstream.authority,
            state: member.condition,
            eligible: member.isEligible,
            backup: upstream.isBackup,
            weight: member.weight,
            effectiveWeight: member.effectiveWeight,
            inFlight: member.inFlight,
            waiting: member.waiting,
            picks: member.picks,
            ejections: member.ejections,
            ejectedUntil: member.ejectedUntil.map { Date(timeIntervalSinceNow: Double($0 - now) / 1e9) },
            idleConnections: idleConnections,
            latencyUs: member.latency / 1e3
        )
    }
}
