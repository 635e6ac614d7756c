/// A strategy, the pool that it picks from, and the count of what it picked.
///
/// The proxy keeps one in a single `Mutex` for all its event loops, so that picks have one order and round robin is
/// exact whatever the threads; a pick takes tens of nanoseconds beside the tens of microseconds of a request.
///
/// For each request call ``pick(for:)``, and ``finish(_:_:)`` with the backend once it has ended there, however it
/// ended; for another attempt ``retry(_:counted:for:)``.
public struct Balancer: Sendable {
    /// The backends as the strategy sees them.
    public private(set) var pool: BackendPool
    /// Picks so far; also the number of the last one.
    public private(set) var picks: Int64 = 0
    /// Picks so far of each backend; their sum is ``picks``.
    public private(set) var picksPerBackend: [Int64]
    /// Attempts that ``retry(_:counted:for:)`` placed outside the sequence of picks.
    public private(set) var repeats: Int64 = 0

    private var strategy: any BalancingStrategy

    /// A balancer over healthy backends, one for each weight.
    public init(weights: [Double], strategy: any BalancingStrategy) {
        pool = BackendPool(weights: weights)
        picksPerBackend = Array(repeating: 0, count: weights.count)
        self.strategy = strategy
    }

    /// Selects a backend, numbers and counts the pick, and counts the request as in flight there.
    ///
    /// - Returns: `nil` when no backend is eligible; nothing is counted then.
    public mutating func pick(for request: RequestContext = RequestContext()) -> Pick? {
        guard let backend = strategy.selectBackend(from: pool, for: request) else { return nil }
        return take(backend)
    }

    /// Counts the end of a request at a backend, and tells the strategy how it ended.
    public mutating func finish(_ backend: Int, _ outcome: RequestOutcome) {
        pool.finish(backend, outcome)
        strategy.requestEnded(on: backend, with: outcome, in: pool)
    }

    /// Picks a backend for another attempt at a request whose pick failed and has been finished.
    ///
    /// A retry takes the next slot of the sequence only if the failed backend did not count the request; see
    /// ``BalancingStrategy/selectRetry(after:counted:from:for:)``. One that does is an ordinary pick with the next
    /// number. One that does not keeps the number of the failed pick and is counted in ``repeats``: what the backends
    /// received is thus `picks + repeats`, less the picks that were not counted.
    ///
    /// - Returns: `nil` when no backend is eligible.
    public mutating func retry(
        _ failed: Pick,
        counted: Bool,
        for request: RequestContext = RequestContext()
    ) -> Pick? {
        let selected = strategy.selectRetry(after: failed.backend, counted: counted, from: pool, for: request)
        guard let backend = selected else { return nil }
        guard counted else { return take(backend) }
        repeats += 1
        return Pick(backend: backend, number: failed.number, inFlight: start(backend))
    }

    /// Whether the strategy asks for probes; only then is ``nextProbe(for:)`` worth a call.
    public var sendsProbes: Bool { strategy.sendsProbes }

    /// The next backend to probe, or `nil` when the strategy wants no more probes for now; ask after each pick.
    public mutating func nextProbe(for request: RequestContext = RequestContext()) -> Int? {
        strategy.nextProbe(in: pool, for: request)
    }

    /// Hands the answer to a probe to the strategy.
    public mutating func probeAnswered(by backend: Int, with answer: ProbeAnswer) {
        strategy.probeAnswered(by: backend, with: answer, in: pool)
    }

    /// Marks a backend healthy or unhealthy; an unhealthy one is not picked.
    public mutating func setHealthy(_ isHealthy: Bool, _ backend: Int) {
        pool.setHealthy(isHealthy, backend)
    }

    /// Starts or ends draining: a draining backend finishes what it has and is not picked.
    public mutating func setDraining(_ isDraining: Bool, _ backend: Int) {
        pool.setDraining(isDraining, backend)
    }

    /// Sets a backend's weight; 0 takes it out of rotation.
    public mutating func setWeight(_ weight: Double, of backend: Int) {
        pool.setWeight(weight, of: backend)
    }

    /// Sets how far a backend has come in slow start, from 0 to 1.
    public mutating func setRamp(_ ramp: Double, of backend: Int) {
        pool.setRamp(ramp, of: backend)
    }

    /// Adds a healthy backend, whose index is the number of backends before; nobody else's index, count or turn moves.
    ///
    /// Backends are never taken out: one that leaves is drained and given weight 0, and finishes what it has.
    public mutating func addBackend(weight: Double) {
        pool.add(weight: weight)
        picksPerBackend.append(0)
    }

    /// Goes on with another strategy; what is in flight, the counts and the sequence of picks stay.
    ///
    /// The strategy is told of the ends of requests whose starts it was not told of.
    public mutating func replaceStrategy(with strategy: any BalancingStrategy) {
        self.strategy = strategy
    }

    private mutating func take(_ backend: Int) -> Pick {
        picks += 1
        picksPerBackend[backend] += 1
        return Pick(backend: backend, number: picks, inFlight: start(backend))
    }

    private mutating func start(_ backend: Int) -> Int {
        let inFlight = pool.inFlight(of: backend)
        pool.start(backend)
        strategy.requestStarted(on: backend, in: pool)
        return inFlight
    }
}
