/// Sessions that stay: the backend that the request's cookie names, else whatever another strategy picks.
///
/// *Rule*: the preferred backend of the request while it is eligible; without one the wrapped strategy picks, and the
/// proxy sets the cookie in the response.
/// *Cost*: O(1) for a session, else that of the wrapped strategy.
/// *Fairness*: none of requests; new sessions are spread as the wrapped strategy spreads.
/// *Source*: HAProxy `cookie … insert`, nginx `sticky cookie`, Traefik sticky sessions.
public struct StickyCookie<Inner: BalancingStrategy>: SessionKeeping {
    @usableFromInline var inner: Inner

    /// Wraps the strategy in its first state.
    @inlinable public init(seed: UInt64) { inner = Inner(seed: seed) }

    /// Wraps a strategy, which places the requests without a session.
    @inlinable public init(over inner: Inner) { self.inner = inner }

    /// The backend of the session, or the wrapped strategy's pick.
    @inlinable
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        if let preferred = request.preferredBackend, preferred >= 0, preferred < pool.count, pool.isEligible(preferred)
        {
            return preferred
        }
        return inner.selectBackend(from: pool, for: request)
    }

    /// Tells the wrapped strategy of a start.
    @inlinable
    public mutating func requestStarted(on backend: Int, in pool: borrowing BackendPool) {
        inner.requestStarted(on: backend, in: pool)
    }

    /// Tells the wrapped strategy of an end.
    @inlinable
    public mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool) {
        inner.requestEnded(on: backend, with: outcome, in: pool)
    }

    /// Whether the wrapped strategy probes.
    @inlinable public var sendsProbes: Bool { inner.sendsProbes }

    /// Probes as the wrapped strategy does.
    @inlinable
    public mutating func nextProbe(in pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        inner.nextProbe(in: pool, for: request)
    }

    /// Hands an answer to the wrapped strategy.
    @inlinable
    public mutating func probeAnswered(by backend: Int, with answer: ProbeAnswer, in pool: borrowing BackendPool) {
        inner.probeAnswered(by: backend, with: answer, in: pool)
    }
}

extension StickyCookie where Inner == RoundRobin {
    static var entry: StrategyEntry {
        StrategyEntry(
            name: "sticky-cookie",
            rule: "The eligible backend that the session cookie names; without one, the wrapped strategy's pick.",
            cost: "O(1) for a session",
            fairness: "none of requests; new sessions as the wrapped strategy",
            source: "HAProxy cookie insert, nginx sticky cookie",
            parameters: [.over("round-robin")]
        ) { arguments, seed throws(StrategyError) in
            wrap(try arguments.strategy("over", seed: seed))
        }
    }

    private static func wrap<Wrapped: BalancingStrategy>(_ inner: Wrapped) -> any BalancingStrategy {
        StickyCookie<Wrapped>(over: inner)
    }
}
