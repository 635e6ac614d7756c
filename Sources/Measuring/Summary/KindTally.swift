/// The requests of a mix by their kind, while they are being counted.
public struct KindTally: Sendable {
    private let names: [String]
    private var failed: [Int64]
    private var requests: [Int64]
    private var latencies: [LatencyHistogram]

    /// A tally of kinds with these names, by index.
    public init(names: [String]) {
        self.names = names
        failed = Array(repeating: 0, count: names.count)
        requests = failed
        latencies = names.map { _ in LatencyHistogram(resolution: .twoDigits) }
    }

    /// Takes a request of the kind with an index; only measured ones count.
    public mutating func add(_ sample: borrowing RequestSample, kind: Int) {
        guard sample.phase == .measured else { return }
        requests[kind] += 1
        if sample.error != .none { failed[kind] += 1 }
        if sample.error.isTimed { latencies[kind].record(sample.latencyNanoseconds) }
    }

    /// Takes another tally of the same kinds.
    public mutating func merge(_ other: KindTally) {
        for kind in names.indices {
            requests[kind] += other.requests[kind]
            failed[kind] += other.failed[kind]
            latencies[kind].merge(other.latencies[kind])
        }
    }

    /// The kinds, by index.
    public var summaries: [KindSummary] {
        names.indices.map { index in
            KindSummary(
                name: names[index],
                requests: requests[index],
                failed: failed[index],
                latency: latencies[index].summary
            )
        }
    }
}
