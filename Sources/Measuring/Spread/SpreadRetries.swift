/// Where requests ended that were tried more than once: the backend of the first pick against the last one tried.
///
/// A spread of picks can be even while what the backends get is not: the failures of one end at another. A request that
/// came back to the backend of its first pick counts as a pair of that backend with itself; requests with one attempt are
/// none of these.
public struct SpreadRetries: Codable, Equatable, Sendable {
    /// The most pairs that are listed.
    static let mostPairs = 64

    /// Requests of a first and a final backend.
    public struct Pair: Codable, Equatable, Sendable {
        /// The number of the backend of the first pick, from 1.
        public var first: Int
        /// The number of the backend that was tried last, from 1.
        public var final: Int
        /// The requests that went this way.
        public var requests: Int64
    }

    /// Requests that were tried more than once.
    public var requests: Int64
    /// Those of them that ended at another backend than that of their first pick.
    public var moved: Int64
    /// The most frequent pairs, at most 64, in the order of the backends.
    public var pairs: [Pair]
    /// Requests of pairs that are not listed.
    public var unlisted: Int64

    /// The outcome of further attempts; `nil` of none.
    ///
    /// Requests of one first backend that ended at another are the attempts that went there less those that left it again,
    /// so attempts need not be told apart by their requests. Memory grows with the pairs that occur, not with the square
    /// of the backends.
    init?(_ retries: [RetriedPick]) {
        guard !retries.isEmpty else { return nil }
        var ended: [Way: Int64] = [:]
        for retry in retries {
            let first = retry.first ?? retry.failed
            if retry.first != nil { ended[Way(first: first, final: retry.failed), default: 0] -= 1 }
            ended[Way(first: first, final: retry.next), default: 0] += 1
        }
        // A run that was cut off may lack an attempt before one that it has.
        let counts = ended.filter { $0.value > 0 }
        let listed = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostPairs)
        requests = counts.values.reduce(0, +)
        moved = counts.reduce(0) { $0 + ($1.key.first == $1.key.final ? 0 : $1.value) }
        pairs = listed.sorted { $0.key < $1.key }
            .map { Pair(first: $0.key.first + 1, final: $0.key.final + 1, requests: $0.value) }
        unlisted = requests - listed.reduce(0) { $0 + $1.value }
    }

    /// A first and a final backend, by index.
    private struct Way: Hashable, Comparable {
        let first: Int
        let final: Int

        static func < (left: Way, right: Way) -> Bool { (left.first, left.final) < (right.first, right.final) }
    }
}
