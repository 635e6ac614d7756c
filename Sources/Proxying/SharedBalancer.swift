internal import Balancing
internal import Synchronization

/// The one balancer of all event loops, and with it the health of the backends and the budget of retries.
///
/// Picks have one order whatever the number of loops, so round robin is exact; no pick falls between a verdict on a
/// backend and its effect. The lock is held for one decision at a time.
final class SharedBalancer: Sendable {
    private struct State {
        var balancer: Balancer
        var health: FleetHealth
        var budget: RetryBudget
        var admission: AdmissionControl?
        var retry: RetryPolicy
        var retriesAnswers: Bool
        var events: HealthEventSink?
        var members: MembershipWatch?
        var toldOfProbes = false
    }

    private let state: Mutex<State>

    init(_ configuration: ProxyConfiguration, now: Int64) {
        let members = configuration.upstreams.map { FleetMember(weight: $0.weight, isBackup: $0.isBackup) }
        var balancer = Balancer(weights: configuration.upstreams.map(\.weight), strategy: configuration.strategy)
        var health = FleetHealth(members, policy: configuration.health)
        for change in health.start(now: now).changes { balancer.apply(change) }
        state = Mutex(
            State(
                balancer: balancer,
                health: health,
                budget: RetryBudget(configuration.retry),
                admission: configuration.inFlight.map { AdmissionControl($0, backends: members.count) },
                retry: configuration.retry,
                retriesAnswers: configuration.retry.statuses != .none,
                events: configuration.onHealthEvent.map { HealthEventSink($0, configuration.upstreams) },
                members: configuration.onMembership.map {
                    MembershipWatch($0, weights: configuration.upstreams.map(\.weight))
                }
            )
        )
        let notice = state.withLock { $0.members?.notice($0.balancer, now: now) }
        notice?.deliver()
    }

    /// Goes over to another configuration and the roster that it makes; indices, counts and what is in flight stay.
    func adopt(_ configuration: ProxyConfiguration, _ roster: Roster, replacesStrategy: Bool, now: Int64) {
        var woken: [AdmissionControl.Ticket] = []
        update(now: now, restarts: replacesStrategy) { state in
            if replacesStrategy { state.balancer.replaceStrategy(with: configuration.strategy) }
            state.budget.adopt(configuration.retry)
            state.retry = configuration.retry
            state.retriesAnswers = configuration.retry.statuses != .none
            state.events = configuration.onHealthEvent.map { HealthEventSink($0, roster.upstreams) }
            state.members?.receive = configuration.onMembership
            if state.admission == nil {
                state.admission = configuration.inFlight.map { AdmissionControl($0, backends: roster.places.count) }
            }
            let limits = configuration.inFlight
            woken = state.admission?.change(to: limits, backends: roster.places.count) ?? []
            return state.health.reconfigure(roster.fleet, policy: configuration.health, now: now)
        }
        for ticket in woken { ticket.wake() }
    }

    func pick(_ request: RequestContext) -> Pick? {
        state.withLock { $0.balancer.pick(for: request) }
    }

    /// The same for a strategy that goes by probes: the pick, and which backends it wants probed now.
    func pickAndProbe(_ request: RequestContext) -> (pick: Pick?, targets: ProbeTargets) {
        state.withLock { state in
            let pick = state.balancer.pick(for: request)
            return (pick, ProbeTargets(from: &state.balancer, for: request))
        }
    }

    /// Hands the answer to some probes of a backend to the strategy, once for each of them.
    func probesAnswered(_ count: Int, by backend: Int, with answer: ProbeAnswer) {
        state.withLock { state in
            for _ in 0..<count { state.balancer.probeAnswered(by: backend, with: answer) }
        }
    }

    /// A backend's answer to a probe says nothing; the first one of the proxy is told to whoever asked for events.
    func probeFailed(by backend: Int, _ reason: String, now: Int64) {
        let events: HealthEventSink? = state.withLock { state in
            defer { state.toldOfProbes = true }
            return state.toldOfProbes ? nil : state.events
        }
        let event = HealthEvent(atNanoseconds: now, backend: backend, kind: .probeFailed(reason))
        events?.report([event], picks: picks().total)
    }

    /// Ends an attempt: the strategy and the health of the backend learn from it, and it is decided what follows.
    func end(
        _ dispatch: inout Dispatch,
        _ end: AttemptEnd,
        body: BodyReplay,
        responseBegan: Bool,
        now: Int64
    ) -> AttemptOutcome {
        var news: News?
        var next: AdmissionControl.Ticket?
        let outcome: AttemptOutcome = state.withLock { state in
            let failed = dispatch.pick
            state.balancer.finish(failed.backend, dispatch.outcome(end, now: now))
            if dispatch.holdsPlace { next = state.admission?.leave(failed.backend) }
            let update = state.health.attemptEnded(failed.backend, end, now: now)
            news = carryOut(update, &state, now: now)
            if !state.retriesAnswers, !dispatch.retry.isCharged, case .answered = end { return .giveUp(.notCovered) }
            return SharedBalancer.next(after: failed, end, &dispatch, body, responseBegan, now, &state)
        }
        if let news { report(news) }
        next?.wake()
        return outcome
    }

    /// A request asks for a place at a backend, where their number is limited.
    ///
    /// - Returns: `nil` where it is not; then there is no place to be given back.
    func enter(_ backend: Int, _ ticket: AdmissionControl.Ticket) -> AdmissionControl.Entry? {
        state.withLock { $0.admission?.enter(backend, ticket) }
    }

    /// A request gives a place back that it was given too late.
    func leave(_ backend: Int) {
        state.withLock { $0.admission?.leave(backend) }?.wake()
    }

    /// A request waits no longer.
    func cancel(_ backend: Int, _ id: Int64) {
        state.withLock { $0.admission?.cancel(backend, id) }
    }

    /// Requests that wait for a place.
    func waiting() -> Int {
        state.withLock { $0.admission?.waiting ?? 0 }
    }

    private static func next(
        after failed: Pick,
        _ end: AttemptEnd,
        _ dispatch: inout Dispatch,
        _ body: BodyReplay,
        _ responseBegan: Bool,
        _ now: Int64,
        _ state: inout State
    ) -> AttemptOutcome {
        let isEligible = state.balancer.pool.isEligible(failed.backend)
        let decision = dispatch.retry.attemptEnded(
            end,
            body: body,
            responseBegan: responseBegan,
            deadline: dispatch.requestDeadline,
            now: now,
            policy: state.retry,
            others: state.balancer.pool.eligibleCount - (isEligible ? 1 : 0),
            inFlight: state.balancer.pool.totalInFlight,
            budget: &state.budget
        )
        switch decision {
        case .giveUp(let reason): return .giveUp(reason)
        case .retry(let counted):
            guard let pick = state.balancer.retry(failed, counted: counted, for: dispatch.context) else {
                dispatch.retry.attemptUnplaced(budget: &state.budget)
                return .giveUp(.nobodyElse)
            }
            return .retry(pick, ProbeTargets(from: &state.balancer, for: dispatch.context))
        }
    }

    /// Lets the fleet change for a reason other than traffic: a check, the time, the administrator.
    func updateHealth(now: Int64, _ body: (inout FleetHealth) -> FleetUpdate) {
        update(now: now) { body(&$0.health) }
    }

    private func update(now: Int64, restarts: Bool = false, _ body: (inout State) -> FleetUpdate) {
        let news = state.withLock { state in
            let update = body(&state)
            return carryOut(update, &state, now: now, restarts: restarts)
        }
        if let news { report(news) }
    }

    /// What is to be told of a change once the lock is given back, with the picks made until then.
    private struct News {
        let events: [HealthEvent]
        let picks: Int64
        let members: MembershipWatch.Notice?
    }

    /// Tells the balancer of changes, and keeps what others are to be told; mostly nothing.
    private func carryOut(_ update: FleetUpdate, _ state: inout State, now: Int64, restarts: Bool = false) -> News? {
        if update.changes.isEmpty, update.events.isEmpty, !restarts { return nil }
        for change in update.changes { state.balancer.apply(change) }
        let members = state.members?.notice(state.balancer, now: now, restarts: restarts)
        return News(events: update.events, picks: state.balancer.picks, members: members)
    }

    /// Tells of events, by the names of the moment, outside of the decision that they come from.
    private func report(_ news: News) {
        news.members?.deliver()
        if !news.events.isEmpty { state.withLock { $0.events }?.report(news.events, picks: news.picks) }
    }

    /// Requests picked and not finished.
    func inFlight() -> Int {
        state.withLock { $0.balancer.pool.totalInFlight }
    }

    /// Picks so far, in all and by backend.
    func picks() -> (total: Int64, perBackend: [Int64]) {
        state.withLock { ($0.balancer.picks, $0.balancer.picksPerBackend) }
    }

    /// Everything at one moment, for people to see.
    func snapshot() -> FleetSnapshot {
        state.withLock { state in
            let pool = state.balancer.pool
            return FleetSnapshot(
                mode: state.health.mode,
                members: state.health.members.indices.map { index in
                    let member = state.health.members[index]
                    return FleetSnapshot.Member(
                        condition: member.condition,
                        isEligible: pool.isEligible(index),
                        weight: pool.weight(of: index),
                        effectiveWeight: pool.effectiveWeight(of: index),
                        inFlight: pool.inFlight(of: index),
                        waiting: state.admission?.waiting(at: index) ?? 0,
                        picks: state.balancer.picksPerBackend[index],
                        ejections: member.outlier.ejectionsInAll,
                        ejectedUntil: member.outlier.ejectedUntil,
                        latency: pool.latencyEstimate(of: index)
                    )
                },
                activeRetries: state.budget.active,
                refusedRetries: state.budget.refused
            )
        }
    }
}
