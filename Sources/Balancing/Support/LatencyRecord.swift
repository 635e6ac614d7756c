/// What `least-time` remembers of one backend's latency.
struct LatencyRecord: BitwiseCopyable, Sendable {
    /// The average of successful latencies in nanoseconds; 0 until the first.
    private var average = 0.0
    private var lastSuccess: Int64 = 0
    /// The sum of the starting times of the requests in flight.
    private var startSum = 0.0

    /// Notes the start of a request.
    mutating func start(at now: Int64) { startSum += Double(now) }

    /// Notes the end of a request, which leaves some others in flight; only a success enters the average, with gain 0.05.
    mutating func finish(_ outcome: RequestOutcome, left: Int) {
        startSum = left == 0 ? 0 : startSum - Double(outcome.endedAtNanoseconds - outcome.latencyNanoseconds)
        guard outcome.succeeded else { return }
        let latency = Double(outcome.latencyNanoseconds)
        average = average == 0 ? latency : average + (latency - average) * 0.05
        lastSuccess = outcome.endedAtNanoseconds
    }

    /// The average, halved for each period since the last success, but no less than the mean age of what is in flight.
    func latency(at now: Int64, inFlight: Double, halvedEvery period: Double) -> Double {
        let halvings = Int(min(60, max(0, Double(now - lastSuccess) / period)))
        let faded = halvings == 0 ? average : Double(sign: .plus, exponent: -halvings, significand: average)
        return inFlight > 0 ? max(faded, Double(now) - startSum / inFlight) : faded
    }
}
