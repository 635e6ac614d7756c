/// Two choices on Finagle's Peak-EWMA: a latency average that believes bad news at once and good news slowly.
///
/// *Rule*: a latency above a backend's cost becomes its cost; one below moves it by 1 − e^(−Δt/decay). A pick lets both
/// candidates' costs decay as if 0 had been observed, and takes the lower cost·(in flight + 1)/weight. A backend
/// without a cost but with requests in flight has yet to answer, and counts as slower than any other.
/// *Cost*: O(1).
/// *Fairness*: none of counts. A fast failure is a short latency: a black hole draws 2/n of the traffic.
/// *Source*: Finagle `PeakEwma.scala`, tower `peak_ewma`; decay 10 s as in Finagle.
public struct PeakEWMA: BalancingStrategy {
    @usableFromInline var candidates: CandidateDraw
    @usableFromInline var costs: [(cost: Double, stamp: Int64)] = []
    @usableFromInline let decay: Double

    /// A decay of 10 s.
    @inlinable public init(seed: UInt64) { self.init(decayNanoseconds: 10e9, seed: seed) }

    /// A decay in nanoseconds; the seed decides all draws.
    @inlinable
    public init(decayNanoseconds: Double, seed: UInt64) {
        decay = decayNanoseconds
        candidates = CandidateDraw(seed: seed)
    }

    /// The candidate of two with the lower expected cost.
    @inlinable
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        while costs.count < pool.count { costs.append((0, request.nowNanoseconds)) }
        guard let first = candidates.first(from: pool) else { return nil }
        guard let second = candidates.next(from: pool) else { return first }
        let firstLoad = load(of: first, in: pool, at: request.nowNanoseconds)
        return firstLoad <= load(of: second, in: pool, at: request.nowNanoseconds) ? first : second
    }

    /// Learns from a latency, whether the request succeeded or not.
    @inlinable
    public mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool) {
        observe(Double(outcome.latencyNanoseconds), of: backend, at: outcome.endedAtNanoseconds)
    }

    @inlinable
    mutating func load(of backend: Int, in pool: borrowing BackendPool, at now: Int64) -> Double {
        observe(0, of: backend, at: now)
        let pending = Double(pool.inFlight(of: backend))
        let cost = costs[backend].cost
        let load = cost == 0 && pending > 0 ? 0x1p47 + pending : cost * (pending + 1)
        return load / pool.effectiveWeight(of: backend)
    }

    @inlinable
    mutating func observe(_ latency: Double, of backend: Int, at now: Int64) {
        guard backend < costs.count else { return }
        let (cost, stamp) = costs[backend]
        let kept = ElementaryFunctions.decay(Double(max(0, now - stamp)) / decay)
        costs[backend] = (latency > cost ? latency : latency * (1 - kept) + cost * kept, now)
    }
}

extension PeakEWMA {
    static let entry = StrategyEntry(
        name: "peak-ewma",
        rule: "The lower of two random backends' peak-sensitive average latency times requests in flight + 1.",
        cost: "O(1)",
        fairness: "none of counts; evens out expected latency",
        source: "Finagle PeakEwma, tower peak_ewma",
        parameters: [
            StrategyParameter(
                name: "decay",
                kind: .duration,
                defaultText: "10s",
                meaning: "time in which an old latency loses all but 1/e of its say"
            )
        ]
    ) { arguments, seed in PeakEWMA(decayNanoseconds: arguments.nanoseconds("decay"), seed: seed) }
}
