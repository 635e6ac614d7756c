/// What a pool keeps of one backend: 48 bytes, so that a pick touches one cache line a backend.
@usableFromInline
struct BackendState: BitwiseCopyable, Sendable {
    /// The configured weight; 0 takes the backend out of rotation.
    @usableFromInline var weight: Double
    /// The share of its weight that a backend in slow start has reached, 0 < ramp ≤ 1.
    @usableFromInline var ramp: Double = 1
    /// `weight` times `ramp`, kept so that a comparison of loads needs no multiplication.
    @usableFromInline var effectiveWeight: Double
    /// The smoothed latency of its answers in nanoseconds; 0 until the first.
    @usableFromInline var latencyEstimate: Double = 0
    /// Requests given to it that have not ended.
    @usableFromInline var inFlight: Int = 0
    @usableFromInline var isHealthy = true
    @usableFromInline var isDraining = false

    @inlinable
    init(weight: Double) {
        self.weight = weight
        self.effectiveWeight = weight
    }

    @inlinable var isEligible: Bool { isHealthy && !isDraining && effectiveWeight > 0 }
}
