/// The latencies of a backend's last answers, each with the load that its request met on arrival.
///
/// What a backend tells a probe is Prequal's estimate (Wydrowski et al., NSDI '24): the median of recent latencies at
/// about the present number of requests in flight. A backend that emptied a moment ago thus promises what it gives
/// when nearly empty, whatever it took to work the queue off.
struct LatencyByLoad: Sendable {
    /// A request's arrival: when, and how many the backend held.
    struct Arrival: BitwiseCopyable, Sendable {
        /// The moment in nanoseconds on the monotonic clock.
        var time: Int64
        /// Requests waiting or in service, this one not included.
        var inFlight: Int
    }

    private struct Sample: BitwiseCopyable {
        var inFlight: Int
        var latency: Int64
    }

    /// How many of the last answers count.
    static let capacity = 64

    private var samples: [Sample] = []
    private var oldest = 0

    /// Takes note of an answer's latency in nanoseconds, queueing included.
    mutating func record(_ latency: Int64, inFlight: Int) {
        let sample = Sample(inFlight: inFlight, latency: latency)
        guard samples.count == Self.capacity else { return samples.append(sample) }
        samples[oldest] = sample
        oldest = (oldest + 1) % Self.capacity
    }

    /// The latency in nanoseconds that a request has to expect which meets so many others; 0 before any answer.
    ///
    /// "About" is within a quarter of the present number, or as near as the nearest sample.
    func median(inFlight: Int) -> Int64 {
        guard let nearest = samples.lazy.map({ abs($0.inFlight - inFlight) }).min() else { return 0 }
        let reach = max(nearest, inFlight / 4)
        let near = samples.filter { abs($0.inFlight - inFlight) <= reach }.map(\.latency).sorted()
        return near[(near.count - 1) / 2]
    }
}
