extension BalancingStrategy {
    /// Selects a backend for another attempt at a request that failed at a backend.
    ///
    /// - *Not counted* (the connection was refused): the failed backend's slot was wasted. The retry takes the next slot
    ///   like any request, so that the neighbour of a dead backend does not serve its turns on top of its own.
    /// - *Counted* (the backend received the request and failed afterwards): the slot did its work. The retry goes where
    ///   the strategy would go next, but does not move it: nobody's turn is lost to the failure of another.
    ///
    /// Either way, a strategy that names the failed backend again (a hash does) is overruled with the next eligible
    /// backend in cyclic order, if there is another.
    ///
    /// - Returns: `nil` when no backend is eligible.
    @inlinable
    public mutating func selectRetry(
        after failed: Int,
        counted: Bool,
        from pool: borrowing BackendPool,
        for request: RequestContext
    ) -> Int? {
        let named: Int?
        if counted {
            var unmoved = self
            named = unmoved.selectBackend(from: pool, for: request)
        } else {
            named = selectBackend(from: pool, for: request)
        }
        return named == failed ? pool.firstEligible(atOrAfter: failed + 1) : named
    }
}
