/// One backend's measured requests while they are being counted.
struct BackendTally: Sendable {
    private(set) var requests: Int64 = 0
    private(set) var errors: Int64 = 0
    private(set) var latency: LatencyHistogram

    /// A tally without requests.
    init(resolution: LatencyHistogram.Resolution) {
        latency = LatencyHistogram(resolution: resolution)
    }

    /// Takes one measured request that ended at this backend.
    @inline(__always)
    mutating func add(_ sample: borrowing RequestSample, isTimed: Bool) {
        requests += 1
        if sample.error != .none { errors += 1 }
        if isTimed { latency.record(sample.latencyNanoseconds) }
    }

    /// Takes another tally of the same backend.
    mutating func merge(_ other: BackendTally) {
        requests += other.requests
        errors += other.errors
        latency.merge(other.latency)
    }
}
