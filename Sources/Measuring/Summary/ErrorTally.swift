/// Failed requests by class, each with its latencies, while they are being counted.
struct ErrorTally: Sendable {
    /// A histogram for each class that occurred; two digits will do for what is not the target's service.
    private var latencies: [LatencyHistogram?] = Array(repeating: nil, count: RequestError.allCases.count)

    /// Takes a measured request that failed.
    mutating func add(_ sample: borrowing RequestSample) {
        let index = Int(sample.error.rawValue)
        if latencies[index] == nil { latencies[index] = LatencyHistogram(resolution: .twoDigits) }
        latencies[index]?.record(sample.latencyNanoseconds)
    }

    /// Takes another tally of the same run.
    mutating func merge(_ other: ErrorTally) {
        for (index, theirs) in other.latencies.enumerated() {
            guard let theirs else { continue }
            guard latencies[index] != nil else {
                latencies[index] = theirs
                continue
            }
            latencies[index]?.merge(theirs)
        }
    }

    /// The classes that occurred, most frequent first.
    func summaries(ofSent sent: Int64) -> [ErrorSummary] {
        let classes = RequestError.allCases.compactMap { error in
            latencies[Int(error.rawValue)].map { latency in
                ErrorSummary(
                    name: error.name,
                    requests: latency.count,
                    share: (Double(latency.count) / Double(max(sent, 1))).rounded(toPlaces: 6),
                    latency: latency.summary
                )
            }
        }
        return classes.sorted { ($1.requests, $0.name) < ($0.requests, $1.name) }
    }
}
