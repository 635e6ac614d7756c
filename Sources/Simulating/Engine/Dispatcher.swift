internal import Balancing

/// A view of the backends, and the strategies of the clients that share it.
struct Dispatcher<Strategy: BalancingStrategy> {
    var pool: BackendPool
    var strategies: [Strategy]
    /// Whether starts and ends show in the view at once.
    let countsInFlight: Bool

    /// Selects a backend for a request and tells the strategy that it has started.
    @inline(__always)
    mutating func pick(_ client: Int, for request: RequestContext) -> Int? {
        guard let backend = strategies[client].selectBackend(from: pool, for: request) else { return nil }
        start(client, backend)
        return backend
    }

    /// Selects a backend for another attempt, by the rule that the proxy goes by.
    mutating func retry(_ client: Int, after failed: Int, counted: Bool, for request: RequestContext) -> Int? {
        let selected = strategies[client].selectRetry(after: failed, counted: counted, from: pool, for: request)
        guard let backend = selected else { return nil }
        start(client, backend)
        return backend
    }

    @inline(__always)
    private mutating func start(_ client: Int, _ backend: Int) {
        if countsInFlight { pool.start(backend) }
        strategies[client].requestStarted(on: backend, in: pool)
    }

    /// Takes a request off the view and tells the strategy how it ended.
    @inline(__always)
    mutating func finish(_ client: Int, _ backend: Int, _ outcome: RequestOutcome) {
        if countsInFlight { pool.finish(backend, outcome) }
        strategies[client].requestEnded(on: backend, with: outcome, in: pool)
    }

    /// The next backend that a client wants probed after a pick.
    @inline(__always)
    mutating func nextProbe(_ client: Int, for request: RequestContext) -> Int? {
        strategies[client].nextProbe(in: pool, for: request)
    }

    /// Hands the answer to a probe to a client's strategy.
    mutating func probeAnswered(_ client: Int, by backend: Int, with answer: ProbeAnswer) {
        strategies[client].probeAnswered(by: backend, with: answer, in: pool)
    }
}
