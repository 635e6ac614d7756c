/// Why a spread is uneven, as far as it can be told from its pattern.
public struct SpreadCause: Codable, Equatable, Sendable {
    /// The causes that have a signature.
    public enum Name: String, Codable, CaseIterable, Sendable {
        /// Further attempts all go to the same neighbor of the backend that failed.
        case retryBias = "retry_bias"
        /// A backend draws requests because it fails them quickly.
        case blackHole = "black_hole"
        /// Every connection keeps its backend.
        case keepAlivePinning = "keep_alive_pinning"
        /// Several round robins at once, each with a cursor of its own.
        case perWorkerCursors = "per_worker_cursors"
        /// The cycle begins again at its first backend.
        case counterReset = "counter_reset"
        /// The backend goes by the request's place in an even cycle.
        case parityResonance = "parity_resonance"
        /// Picks flock to what was the least loaded backend some time ago.
        case staleLoad = "stale_load"
        /// Shares that are unequal and stay so, as points on a hash ring give them.
        case hashRing = "hash_ring"
    }

    /// Which cause it is.
    public var name: Name
    /// What was seen, in a sentence with its numbers.
    public var sentence: String
    /// The probability that fair picks show this pattern at least as clearly, or a bound above it.
    public var pValue: Double

    enum CodingKeys: String, CodingKey {
        case name, sentence
        case pValue = "p_value"
    }

    /// A cause with its evidence.
    public init(name: Name, sentence: String, pValue: Double) {
        self.name = name
        self.sentence = sentence
        self.pValue = pValue
    }
}
