/// The backends as a strategy sees them: weights, eligibility, requests in flight, latency estimates.
///
/// Backends are named by index, from 0, for the life of the pool: it may grow and never shrinks, and who leaves for good
/// has weight 0 ever after. A backend is *eligible* while it is healthy, not
/// draining, and has a weight above zero; strategies pick eligible backends only. The pool is kept by a ``Balancer``
/// (or a simulator), which alone changes it; the in-flight bookkeeping of a request is two array writes and
/// allocates nothing.
public struct BackendPool: Sendable {
    @usableFromInline var backends: [BackendState]
    /// The eligible backends in ascending order: what makes a uniform draw among them one array read.
    @usableFromInline var eligible: [Int32]
    /// Counts the changes of weights, ramps and eligibility, so that a strategy knows when a table of its own is out
    /// of date.
    public private(set) var generation: UInt64 = 0
    /// Counts the changes of weights and ramps alone: what a table over all backends, whatever their health, goes by.
    public private(set) var weightGeneration: UInt64 = 0
    /// Whether all eligible backends have the same effective weight.
    public private(set) var isUniform = true
    /// Whether an eligible backend is in slow start.
    public private(set) var isRamping = false
    /// The sum of the effective weights of the eligible backends.
    public private(set) var totalWeight = 0.0
    @usableFromInline var inFlightSum = 0

    /// A pool of healthy backends, one for each weight.
    ///
    /// A weight is relative to the others; one that is negative or not finite counts as 0.
    public init(weights: [Double]) {
        backends = weights.map { BackendState(weight: Self.legalWeight($0)) }
        eligible = []
        eligible.reserveCapacity(backends.count)
        refresh()
    }

    /// The number of backends, eligible or not.
    @inlinable public var count: Int { backends.count }

    /// The number of eligible backends, in O(1).
    @inlinable public var eligibleCount: Int { eligible.count }

    /// The eligible backend at a position among the eligible ones, in ascending order of index, in O(1).
    @inlinable
    public func eligibleBackend(at position: Int) -> Int {
        eligible.count == backends.count ? position : Int(eligible[position])
    }

    /// Whether a backend is healthy, not draining, and has a weight above zero.
    @inlinable public func isEligible(_ backend: Int) -> Bool { backends[backend].isEligible }

    /// The first eligible backend in cyclic order at or after an index, or `nil` when none is eligible.
    ///
    /// O(1) while all are eligible, O(log n) otherwise.
    @inlinable
    public func firstEligible(atOrAfter index: Int) -> Int? {
        guard !eligible.isEmpty else { return nil }
        let start = index < backends.count ? index : 0
        return backends[start].isEligible ? start : searchEligible(atOrAfter: start)
    }

    /// The weight of a backend as configured.
    @inlinable public func weight(of backend: Int) -> Double { backends[backend].weight }

    /// The weight of a backend times its slow-start ramp: what weighted strategies go by.
    @inlinable public func effectiveWeight(of backend: Int) -> Double { backends[backend].effectiveWeight }

    /// The share of its weight that a backend in slow start has reached; 1 outside slow start.
    @inlinable public func ramp(of backend: Int) -> Double { backends[backend].ramp }

    /// Requests given to a backend that have not ended.
    @inlinable public func inFlight(of backend: Int) -> Int { backends[backend].inFlight }

    /// Requests in flight at all backends, eligible or not.
    @inlinable public var totalInFlight: Int { inFlightSum }

    /// Requests in flight for each unit of effective weight: the load that weighted least-requests rules compare.
    @inlinable
    public func load(of backend: Int) -> Double {
        Double(backends[backend].inFlight) / backends[backend].effectiveWeight
    }

    /// The smoothed latency of a backend's successful answers, in nanoseconds; 0 until the first.
    @inlinable public func latencyEstimate(of backend: Int) -> Double { backends[backend].latencyEstimate }

    /// The first eligible backend at or after a start, by binary search; wraps around.
    @usableFromInline
    func searchEligible(atOrAfter start: Int) -> Int {
        var low = 0
        var high = eligible.count
        while low < high {
            let middle = (low + high) / 2
            if Int(eligible[middle]) < start { low = middle + 1 } else { high = middle }
        }
        return Int(eligible[low < eligible.count ? low : 0])
    }

    /// Changes one backend and brings everything that is derived from it up to date, in O(n).
    mutating func update(_ backend: Int, _ change: (inout BackendState) -> Void) {
        let before = backends[backend].effectiveWeight
        change(&backends[backend])
        backends[backend].effectiveWeight = backends[backend].weight * backends[backend].ramp
        if backends[backend].effectiveWeight != before { weightGeneration &+= 1 }
        refresh()
    }

    /// Adds a healthy backend behind the others, in O(n).
    mutating func append(_ backend: BackendState) {
        backends.append(backend)
        weightGeneration &+= 1
        refresh()
    }

    /// Becomes a pool of other healthy backends, whose generations go on from those before, in O(n).
    mutating func replaceAll(weights: [Double]) {
        backends = weights.map { BackendState(weight: Self.legalWeight($0)) }
        inFlightSum = 0
        weightGeneration &+= 1
        refresh()
    }

    static func legalWeight(_ weight: Double) -> Double { weight > 0 && weight.isFinite ? weight : 0 }

    private mutating func refresh() {
        generation &+= 1
        eligible.removeAll(keepingCapacity: true)
        totalWeight = 0
        isRamping = false
        var least = Double.infinity
        var most = 0.0
        for (index, backend) in backends.enumerated() where backend.isEligible {
            eligible.append(Int32(truncatingIfNeeded: index))
            totalWeight += backend.effectiveWeight
            if backend.ramp < 1 { isRamping = true }
            least = min(least, backend.effectiveWeight)
            most = max(most, backend.effectiveWeight)
        }
        isUniform = least >= most
    }
}
