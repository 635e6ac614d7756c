/// What the owner of a pool may change.
///
/// A strategy only ever borrows the pool and cannot. Starts and ends of requests are O(1) and allocate nothing;
/// changes of eligibility, weight and membership are rare and O(n).
extension BackendPool {
    /// The weight of one answer in the latency estimate: the gain that TCP gives its round-trip estimate
    /// (RFC 6298 §2.3).
    @usableFromInline static var latencyGain: Double { 0.125 }

    /// Counts a request that was given to a backend.
    @inlinable
    public mutating func start(_ backend: Int) {
        backends[backend].inFlight &+= 1
        inFlightSum &+= 1
    }

    /// Takes a request that ended off a backend's count and, if it succeeded, learns from its latency.
    @inlinable
    public mutating func finish(_ backend: Int, _ outcome: RequestOutcome) {
        backends[backend].inFlight &-= 1
        inFlightSum &-= 1
        guard outcome.succeeded else { return }
        let estimate = backends[backend].latencyEstimate
        let latency = Double(outcome.latencyNanoseconds)
        backends[backend].latencyEstimate =
            estimate == 0 ? latency : estimate + (latency - estimate) * Self.latencyGain
    }

    /// Adds a healthy backend, whose index is the count before; nobody else's index moves.
    public mutating func add(weight: Double) {
        append(BackendState(weight: Self.legalWeight(weight)))
    }

    /// Overwrites a backend's in-flight count, for a simulator that hands out old news.
    @inlinable
    public mutating func setInFlight(_ count: Int, of backend: Int) {
        inFlightSum += count - backends[backend].inFlight
        backends[backend].inFlight = count
    }

    /// Marks a backend healthy or unhealthy.
    public mutating func setHealthy(_ isHealthy: Bool, _ backend: Int) {
        update(backend) { $0.isHealthy = isHealthy }
    }

    /// Starts or ends draining: a draining backend finishes what it has and is given nothing new.
    public mutating func setDraining(_ isDraining: Bool, _ backend: Int) {
        update(backend) { $0.isDraining = isDraining }
    }

    /// Sets a backend's weight; one that is negative or not finite counts as 0, which takes it out of rotation.
    public mutating func setWeight(_ weight: Double, of backend: Int) {
        update(backend) { $0.weight = Self.legalWeight(weight) }
    }

    /// Sets how far a backend has come in slow start, held between 0 and 1; 0 gives it nothing yet.
    public mutating func setRamp(_ ramp: Double, of backend: Int) {
        update(backend) { $0.ramp = min(1, ramp > 0 ? ramp : 0) }
    }
}
