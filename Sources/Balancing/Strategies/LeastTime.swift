/// The backend that should answer first, by nginx's rule of 2026.
///
/// *Rule*: least rt·(in flight + 1)/weight. rt is an average of successful latencies (gain 0.05), halved for every
/// `fail-timeout` + 1 s without one, no less than the mean age of the requests in flight, no more than 5 s, and rounded
/// up to the next 20 ms; ties go by smooth weighted round robin.
/// *Cost*: O(n).
/// *Fairness*: none of counts. Failures are not averaged, so a backend that begins to fail gains nothing by it; but one
/// that has never answered looks fast, and health checks must take it out. A slow one is tried again once its average
/// has faded.
/// *Source*: nginx 1.31.0 `least_time`, with in-flight requests counted.
public struct LeastTime: BalancingStrategy {
    private var records: [LatencyRecord] = []
    private var weights: [Double] = []
    private var smooth = SmoothWeights()
    private var now: Int64 = 0
    private let failTimeout: Double

    /// A fail timeout of 10 s, as nginx has it; the seed does not matter.
    public init(seed: UInt64) { self.init(failTimeoutNanoseconds: 10e9) }

    /// The silence after which an average begins to be halved, in nanoseconds.
    public init(failTimeoutNanoseconds: Double) { failTimeout = failTimeoutNanoseconds }

    /// The eligible backend with the least expected time, ties by smooth weighted round robin.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        now = request.nowNanoseconds
        while records.count < pool.count {
            records.append(LatencyRecord())
            weights.append(-1)
        }
        var least = Double.infinity
        for backend in 0..<pool.count {
            weights[backend] = pool.isEligible(backend) ? expectedTime(of: backend, in: pool) : .infinity
            least = min(least, weights[backend])
        }
        guard least < .infinity else { return nil }
        for backend in 0..<pool.count {
            weights[backend] = weights[backend] == least ? pool.effectiveWeight(of: backend) : -1
        }
        return smooth.choose(from: pool, weights: weights)
    }

    /// Notes when the request started, which is when it was placed.
    public mutating func requestStarted(on backend: Int, in pool: borrowing BackendPool) {
        guard backend < records.count else { return }
        records[backend].start(at: now)
    }

    /// Learns from the latency of a success.
    public mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool) {
        guard backend < records.count else { return }
        records[backend].finish(outcome, left: pool.inFlight(of: backend))
    }

    private func expectedTime(of backend: Int, in pool: borrowing BackendPool) -> Double {
        let inFlight = Double(pool.inFlight(of: backend))
        let latency = records[backend].latency(at: now, inFlight: inFlight, halvedEvery: failTimeout + 1e9)
        let bucket = 20e6
        let rounded = Double(Int(min(latency, 5e9) / bucket) + 1) * bucket
        return rounded * (1 + inFlight) / pool.effectiveWeight(of: backend)
    }
}

extension LeastTime {
    static let entry = StrategyEntry(
        name: "least-time",
        rule: "The least average successful latency times requests in flight + 1 per weight, in steps of 20 ms.",
        cost: "O(n)",
        fairness: "none of counts; evens out expected latency",
        source: "nginx 1.31 least_time",
        parameters: [
            StrategyParameter(
                name: "fail-timeout",
                kind: .duration,
                defaultText: "10s",
                meaning: "silence after which an average begins to be halved"
            )
        ]
    ) { arguments, _ in LeastTime(failTimeoutNanoseconds: arguments.nanoseconds("fail-timeout")) }
}
