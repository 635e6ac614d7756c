internal import HTTPWire

/// The attempts of one request, and whether there is another.
///
/// A request is sent again only when that cannot do a thing twice: no byte of it ever reached a backend, or its method
/// is idempotent (RFC 9110 §9.2.2); the response has not begun on its way to the client; and its body can be sent from
/// the beginning. Then the policy decides by the kind of failure, the number of attempts, the time left and, where a
/// backend did receive the request, the budget.
///
/// One value a request; it allocates nothing.
struct RetryState: BitwiseCopyable, Sendable, Equatable {
    private let isIdempotent: Bool
    /// Attempts so far, the present one included.
    private(set) var attempts = 1
    /// Whether any backend received any of the request.
    private(set) var wasSent = false
    /// Whether the present attempt is charged to the budget.
    private(set) var isCharged = false

    /// A request at its first attempt.
    init(method: RequestMethod) {
        isIdempotent = method.isIdempotent
    }

    /// Ends the present attempt and decides whether there is another.
    ///
    /// As long as no backend received anything, all of them may be tried, since that adds load to none.
    ///
    /// Call it once an attempt, with the balancer's lock held and after `Balancer.finish`; `inFlight` is then
    /// `balancer.pool.totalInFlight`. `deadline` is the whole request's, `others`
    /// the number of backends that may be picked besides the failed one.
    mutating func attemptEnded(
        _ end: AttemptEnd,
        body: BodyReplay,
        responseBegan: Bool,
        deadline: Int64,
        now: Int64,
        policy: RetryPolicy,
        others: Int,
        inFlight: Int,
        budget: inout RetryBudget
    ) -> RetryDecision {
        if isCharged { budget.release() }
        isCharged = false
        if !end.isUnsent { wasSent = true }
        guard policy.covers(end) else { return .giveUp(.notCovered) }
        guard !responseBegan else { return .giveUp(.responseBegan) }
        guard isIdempotent || !wasSent else { return .giveUp(.notIdempotent) }
        guard body.isPossible else { return .giveUp(.bodyGone) }
        guard others > 0 else { return .giveUp(.nobodyElse) }
        let reachesNobody = policy.maximumRetries > 0 && !wasSent && attempts <= others
        guard attempts <= policy.maximumRetries || reachesNobody else { return .giveUp(.attemptsSpent) }
        guard now < deadline else { return .giveUp(.timeSpent) }
        if wasSent {
            guard budget.charge(inFlight: inFlight) else { return .giveUp(.budgetSpent) }
            isCharged = true
        }
        attempts += 1
        return .retry(counted: !end.isUnsent)
    }

    /// Takes back the attempt that ``attemptEnded(_:body:responseBegan:deadline:now:policy:others:inFlight:budget:)``
    /// decided on, because the strategy named no backend for it: it is not counted, and its charge is returned.
    mutating func attemptUnplaced(budget: inout RetryBudget) {
        if isCharged { budget.release() }
        isCharged = false
        attempts -= 1
    }
}
