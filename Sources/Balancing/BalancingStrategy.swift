/// Which backend takes the next request.
///
/// A strategy is a plain value: it never locks, reads no clock and does no I/O. The proxy keeps one behind a single
/// lock for all its event loops, the simulator owns one outright; both run the same code. Everything that it may
/// know of the backends is in the ``BackendPool`` that it is handed.
public protocol BalancingStrategy: Sendable {
    /// A strategy in its first state. The same seed makes the same picks from the same pools.
    init(seed: UInt64)

    /// The index of the backend that takes the next request, or `nil` when no backend is eligible.
    ///
    /// The call is the pick: a strategy may advance its state only here and in the notifications.
    mutating func selectBackend(from pool: borrowing BackendPool) -> Int?

    /// A request was given to a backend. The pool's in-flight count includes it already.
    mutating func requestStarted(on backend: Int, in pool: borrowing BackendPool)

    /// A request left a backend: answered, failed or given up. The pool's in-flight count no longer includes it.
    mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool)
}

extension BalancingStrategy {
    /// Most strategies learn nothing from a start.
    @inlinable
    public mutating func requestStarted(on backend: Int, in pool: borrowing BackendPool) {}

    /// Most strategies learn nothing from an end.
    @inlinable
    public mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool) {}
}
