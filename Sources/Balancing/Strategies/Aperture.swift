/// A deterministic subset of the backends, within which another strategy picks.
///
/// *Rule*: backends and client processes lie evenly on two rings; a process sees the backends under an arc that starts
/// at its own place and is the least whole number of process widths to cover `size` backends. A backend at the edge
/// plays with the share of its weight that lies under the arc. With `peers` 0 a process does not know its place and
/// takes one at random. When no backend of the subset is eligible, the next eligible one is picked.
/// *Cost*: that of the wrapped strategy over the subset.
/// *Fairness*: over all processes each backend is covered equally often; each holds connections to about `size`.
/// *Source*: Finagle deterministic aperture (`DeterministicAperture.scala`; "Deterministic Aperture", Twitter 2019).
public struct Aperture<Inner: BalancingStrategy>: BalancingStrategy {
    private var inner: Inner
    /// The wrapped strategy in its first state: where it begins anew when the subset has other members.
    private let first: Inner
    private let settings: ApertureSettings
    private var subset = ApertureSubset()

    /// About 12 backends from a random place, with the wrapped strategy in its first state.
    public init(seed: UInt64) { self.init(over: Inner(seed: seed), ApertureSettings(seed: seed)) }

    /// Wraps a strategy, which picks within the subset.
    public init(over inner: Inner, _ settings: ApertureSettings) {
        self.inner = inner
        first = inner
        self.settings = settings
    }

    /// The wrapped strategy's pick within the subset.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard pool.eligibleCount > 0 else { return nil }
        if subset.update(from: pool, settings) { inner = first }
        if let local = inner.selectBackend(from: subset.pool, for: request) { return subset.members[local] }
        return pool.firstEligible(atOrAfter: subset.members.first ?? 0)
    }

    /// Tells the wrapped strategy of a start within the subset.
    public mutating func requestStarted(on backend: Int, in pool: borrowing BackendPool) {
        guard let local = subset.localIndex(of: backend) else { return }
        subset.pool.setInFlight(pool.inFlight(of: backend), of: local)
        inner.requestStarted(on: local, in: subset.pool)
    }

    /// Tells the wrapped strategy of an end within the subset.
    public mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool) {
        guard let local = subset.localIndex(of: backend) else { return }
        subset.pool.setInFlight(pool.inFlight(of: backend), of: local)
        inner.requestEnded(on: local, with: outcome, in: subset.pool)
    }

    /// Whether the wrapped strategy probes.
    public var sendsProbes: Bool { inner.sendsProbes }

    /// Probes within the subset, as the wrapped strategy does.
    public mutating func nextProbe(in pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        inner.nextProbe(in: subset.pool, for: request).map { subset.members[$0] }
    }

    /// Hands an answer from within the subset to the wrapped strategy.
    public mutating func probeAnswered(by backend: Int, with answer: ProbeAnswer, in pool: borrowing BackendPool) {
        guard let local = subset.localIndex(of: backend) else { return }
        inner.probeAnswered(by: local, with: answer, in: subset.pool)
    }
}

extension Aperture where Inner == PowerOfChoices {
    static var entry: StrategyEntry {
        StrategyEntry(
            name: "aperture",
            rule: "The wrapped strategy's pick within the subset that this process's place on a ring decides.",
            cost: "that of the wrapped strategy over the subset",
            fairness: "over all processes each backend is covered equally",
            source: "Finagle deterministic aperture",
            parameters: ApertureSettings.parameters + [.over("p2c")]
        ) { arguments, seed throws(StrategyError) in
            wrap(try arguments.strategy("over", seed: seed), ApertureSettings(arguments, seed: seed))
        }
    }

    private static func wrap<Wrapped: BalancingStrategy>(
        _ inner: Wrapped,
        _ settings: ApertureSettings
    ) -> any BalancingStrategy {
        Aperture<Wrapped>(over: inner, settings)
    }
}
