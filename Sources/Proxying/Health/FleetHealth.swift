/// The health of all backends: what has happened goes in, what the balancer is to do comes out.
///
/// A plain value without clock, lock or socket; times are nanoseconds on one monotonic clock. Keep it behind the lock
/// of the balancer and apply the changes there, so that no pick falls between a verdict and its effect. Of the many
/// calls, only an end of an attempt is frequent: it is a few comparisons.
///
/// A backend is *healthy* when its checks pass and it is not ejected. The balancer may pick
///
/// 1. the healthy primary ones, if there are any and their share of the primary ones is at least the panic threshold;
/// 2. else, if there is no healthy primary one, the healthy backups, if there are any;
/// 3. else, if there is a panic threshold, all primary ones: *panic*;
/// 4. else nobody.
///
/// Backends that drain or have weight 0 belong to none of these. Who returns from being unhealthy, draining or weight 0
/// begins in slow start; nobody does when the proxy starts, where all would.
struct FleetHealth: Sendable {
    private(set) var policy: HealthPolicy
    /// What is known of each backend.
    private(set) var members: [MemberHealth]
    /// Whom the balancer may pick from.
    private(set) var mode = FleetMode.primaries

    /// A fleet whose backends have just been handed to a balancer, healthy and with these weights.
    init(_ members: [FleetMember], policy: HealthPolicy) {
        self.policy = policy
        let beginsHealthy = policy.check?.beginsHealthy ?? true
        self.members = members.map { MemberHealth($0, beginsHealthy: beginsHealthy) }
    }

    /// What the balancer must be told before the first pick: backups and unchecked backends are not to be picked yet.
    mutating func start(now: Int64) -> FleetUpdate {
        var update = FleetUpdate()
        settle(now, &update)
        return update
    }

    // MARK: What happens

    /// A health check was answered with a status.
    mutating func checkAnswered(_ backend: Int, status: Int, now: Int64) -> FleetUpdate {
        check(backend, passed: policy.check?.expected.contains(status) ?? true, now)
    }

    /// A health check got no answer, or too late.
    mutating func checkFailed(_ backend: Int, now: Int64) -> FleetUpdate {
        check(backend, passed: false, now)
    }

    /// An attempt at a request ended.
    mutating func attemptEnded(_ backend: Int, _ end: AttemptEnd, now: Int64) -> FleetUpdate {
        var update = FleetUpdate()
        guard let rules = policy.outlier else { return update }
        let suspicion = members[backend].outlier.record(end, policy: rules)
        guard suspicion != .none, !members[backend].hasLeft else { return update }
        guard mayEject(backend, rules) else {
            note(.ejectionSpared, backend, now, &update)
            return update
        }
        let time = members[backend].outlier.eject(now: now, policy: rules)
        let number = members[backend].outlier.ejections
        note(.ejected(suspicion, nanoseconds: time, number: number), backend, now, &update)
        settle(now, &update)
        return update
    }

    /// Time has passed: ejections end and are forgiven, ramps rise.
    ///
    /// Call it about once a second; a return or a ramp is as late as the call.
    mutating func tick(now: Int64) -> FleetUpdate {
        var update = FleetUpdate()
        for backend in members.indices {
            if let rules = policy.outlier {
                if let end = members[backend].outlier.ejectedUntil, end <= now { readmit(backend, now, &update) }
                members[backend].outlier.forgive(now: now, policy: rules)
            }
            if let start = members[backend].rampStart {
                let ramp = policy.slowStart.ramp(after: now - start)
                if ramp == 1 { members[backend].rampStart = nil }
                update.changes.append(.ramp(backend, ramp))
            }
        }
        if !update.events.isEmpty { settle(now, &update) }
        return update
    }

    /// The administrator lets a backend finish what it has, or takes that back.
    mutating func setDraining(_ isDraining: Bool, _ backend: Int, now: Int64) -> FleetUpdate {
        var update = FleetUpdate()
        guard members[backend].isDraining != isDraining, !members[backend].hasLeft else { return update }
        change(backend, now, &update) { $0.isDraining = isDraining }
        update.changes.append(.drain(backend, isDraining))
        note(isDraining ? .drainStarted : .drainEnded, backend, now, &update)
        settle(now, &update)
        return update
    }

    /// The administrator sets a backend's weight; one that is negative or not finite counts as 0.
    mutating func setWeight(_ weight: Double, of backend: Int, now: Int64) -> FleetUpdate {
        var update = FleetUpdate()
        let legal = weight > 0 && weight.isFinite ? weight : 0
        guard members[backend].member.weight != legal, !members[backend].hasLeft else { return update }
        change(backend, now, &update) { $0.member.weight = legal }
        update.changes.append(.weight(backend, legal))
        note(.weightSet(legal), backend, now, &update)
        settle(now, &update)
        return update
    }

    /// The configuration has other members or other rules.
    ///
    /// `fleet` has the members by index, `nil` for who has left; those beyond the present ones join. Who stays keeps what
    /// is known of it; who comes back begins anew.
    mutating func reconfigure(_ fleet: [FleetMember?], policy next: HealthPolicy, now: Int64) -> FleetUpdate {
        var update = FleetUpdate()
        adopt(next, now, &update)
        for (backend, wanted) in fleet.enumerated() {
            if backend == members.count {
                join(wanted ?? FleetMember(weight: 0), now, &update)
            } else if let wanted {
                members[backend].hasLeft
                    ? comeBack(backend, wanted, now, &update) : configure(backend, wanted, now, &update)
            } else if !members[backend].hasLeft {
                members[backend].hasLeft = true
                members[backend].outlier = OutlierRecord()
                update.changes += [.drain(backend, true), .weight(backend, 0)]
            }
        }
        settle(now, &update)
        return update
    }

    // MARK: Members

    /// Judges by other rules from now on; what the old ones concluded and the new ones would not ask for is taken back.
    private mutating func adopt(_ next: HealthPolicy, _ now: Int64, _ update: inout FleetUpdate) {
        for backend in members.indices {
            if next.check == nil { change(backend, now, &update) { $0.verdict = CheckVerdict(beginsHealthy: true) } }
            if next.outlier == nil, members[backend].outlier.isEjected { readmit(backend, now, &update) }
        }
        policy = next
    }

    private mutating func join(_ member: FleetMember, _ now: Int64, _ update: inout FleetUpdate) {
        members.append(MemberHealth(member, beginsHealthy: policy.check?.beginsHealthy ?? true))
        members[members.count - 1].joinedLate = true
        update.changes.append(.join(weight: member.weight))
        beginSlowly(members.count - 1, now, &update)
    }

    private mutating func comeBack(
        _ backend: Int,
        _ member: FleetMember,
        _ now: Int64,
        _ update: inout FleetUpdate
    ) {
        let isAdmitted = members[backend].isAdmitted
        members[backend] = MemberHealth(member, beginsHealthy: policy.check?.beginsHealthy ?? true)
        members[backend].isAdmitted = isAdmitted
        members[backend].joinedLate = true
        update.changes += [.drain(backend, false), .weight(backend, member.weight), .ramp(backend, 1)]
        beginSlowly(backend, now, &update)
    }

    private mutating func configure(
        _ backend: Int,
        _ wanted: FleetMember,
        _ now: Int64,
        _ update: inout FleetUpdate
    ) {
        let weight = members[backend].member.weight
        change(backend, now, &update) { $0.configure(wanted) }
        let next = members[backend].member.weight
        if next != weight { update.changes.append(.weight(backend, next)) }
    }

    private mutating func beginSlowly(_ backend: Int, _ now: Int64, _ update: inout FleetUpdate) {
        guard members[backend].isUsable, policy.slowStart.window > 0 else { return }
        members[backend].rampStart = now
        update.changes.append(.ramp(backend, policy.slowStart.ramp(after: 0)))
    }

    // MARK: Rules

    private mutating func check(_ backend: Int, passed: Bool, _ now: Int64) -> FleetUpdate {
        var update = FleetUpdate()
        guard let rules = policy.check, !members[backend].hasLeft else { return update }
        var changed = false
        change(backend, now, &update) {
            changed = $0.verdict.record(passed: passed, rise: rules.rise, fall: rules.fall)
        }
        guard changed else { return update }
        note(passed ? .checksPassed : .checksFailed, backend, now, &update)
        // Down and up again, it is not the server that was ejected: most likely it was restarted.
        if passed, members[backend].outlier.isEjected { readmit(backend, now, &update) }
        settle(now, &update)
        return update
    }

    /// Whether the rules allow one more ejection: within the share or the only one, and never the last that can serve.
    private func mayEject(_ backend: Int, _ rules: OutlierPolicy) -> Bool {
        let ejected = members.count { $0.outlier.isEjected }
        let share = Double(ejected + 1) / Double(members.count { !$0.hasLeft })
        guard ejected == 0 || share <= rules.maximumEjectionShare else { return false }
        return members.indices.contains { $0 != backend && members[$0].isUsable }
    }

    private mutating func readmit(_ backend: Int, _ now: Int64, _ update: inout FleetUpdate) {
        guard let rules = policy.outlier else { return }
        change(backend, now, &update) { $0.outlier.readmit(now: now, policy: rules) }
        note(.returned, backend, now, &update)
    }

    /// Changes a member, and begins its slow start if that is what lets it be used again.
    private mutating func change(
        _ backend: Int,
        _ now: Int64,
        _ update: inout FleetUpdate,
        _ body: (inout MemberHealth) -> Void
    ) {
        let before = members[backend]
        body(&members[backend])
        if !before.isUsable, before.hasBegun { beginSlowly(backend, now, &update) }
    }

    /// Decides anew who may be picked, and tells the balancer of the differences.
    private mutating func settle(_ now: Int64, _ update: inout FleetUpdate) {
        let next = FleetMode(members, panicThreshold: policy.panicThreshold)
        for backend in members.indices {
            let isAdmitted = next.admits(members[backend])
            guard members[backend].isAdmitted != isAdmitted else { continue }
            members[backend].isAdmitted = isAdmitted
            update.changes.append(.admit(backend, isAdmitted))
        }
        guard next != mode else { return }
        mode = next
        note(.modeChanged(next), nil, now, &update)
    }

    private func note(_ kind: HealthEvent.Kind, _ backend: Int?, _ now: Int64, _ update: inout FleetUpdate) {
        update.events.append(HealthEvent(atNanoseconds: now, backend: backend, kind: kind))
    }
}
