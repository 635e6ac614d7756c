/// Which backend takes the next request.
///
/// A strategy is a plain value: it never locks, reads no clock and does no I/O. The proxy keeps one behind a single
/// lock for all its event loops, the simulator owns one outright; both run the same code. Everything that it may
/// know of the backends is in the ``BackendPool`` that it is handed, everything that it may know of the request in
/// the ``RequestContext``.
///
/// A strategy must implement the first two requirements; the others are notifications that most rules can ignore.
public protocol BalancingStrategy: Sendable {
    /// A strategy in its first state, with the default of each parameter. The same seed makes the same picks from the
    /// same pools.
    init(seed: UInt64)

    /// Whether the strategy asks for probes of the backends, now or ever.
    ///
    /// Whoever runs one that does must be able to send probes; for the others it need not ask after each pick.
    var sendsProbes: Bool { get }

    /// The index of the backend that takes the request, or `nil` exactly when no backend is eligible.
    ///
    /// The call is the pick: a strategy may advance its state only here and in the notifications.
    mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int?

    /// A request was given to a backend. The pool's in-flight count includes it already.
    mutating func requestStarted(on backend: Int, in pool: borrowing BackendPool)

    /// A request left a backend: answered, failed or given up. The pool's in-flight count no longer includes it.
    mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool)

    /// The next backend that the strategy wants probed, or `nil` when it wants no more for now.
    ///
    /// Whoever owns the strategy asks after each pick until the answer is `nil`, and sends the probes.
    mutating func nextProbe(in pool: borrowing BackendPool, for request: RequestContext) -> Int?

    /// A probe was answered. A probe that fails or comes too late is not reported.
    mutating func probeAnswered(by backend: Int, with answer: ProbeAnswer, in pool: borrowing BackendPool)
}

extension BalancingStrategy {
    /// Most strategies never probe.
    @inlinable public var sendsProbes: Bool { false }

    /// Most strategies learn nothing from a start.
    @inlinable
    public mutating func requestStarted(on backend: Int, in pool: borrowing BackendPool) {}

    /// Most strategies learn nothing from an end.
    @inlinable
    public mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool) {}

    /// Most strategies never probe.
    @inlinable
    public mutating func nextProbe(in pool: borrowing BackendPool, for request: RequestContext) -> Int? { nil }

    /// Most strategies never probe.
    @inlinable
    public mutating func probeAnswered(by backend: Int, with answer: ProbeAnswer, in pool: borrowing BackendPool) {}
}
