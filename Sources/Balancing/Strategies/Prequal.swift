/// Probing to reduce queueing and latency: ask a few backends ahead of time, use each answer about once.
///
/// *Rule*: hot–cold lexicographic. An answer is hot when its requests in flight exceed the `quantile` of recent
/// answers; the cold one with the least latency is picked, or, if all are hot, the one with the fewest in flight. Each
/// pick sends `probes` probes to random backends and removes one answer, the worst and the oldest in turn; answers
/// older than 1 s or used b times are dropped, b = max(1, (1+δ)/((1−m/n)·r_probe−r_remove)), δ = 1. With fewer than two
/// answers the pick is random.
/// *Cost*: O(m) for a pool of m answers.
/// *Fairness*: none of counts; keeps requests in flight below a moving quantile.
/// *Source*: Wydrowski, Kleinberg, Rumble, Archer, "Load is not what you should balance", NSDI '24; m = 16,
/// r_probe = 3, quantile 2^−0.25.
public struct Prequal: BalancingStrategy {
    private var answers = ProbePool(capacity: 16)
    private var targets: CandidateDraw
    private var owedProbes = 0
    private let probes: Int
    private let quantile: Double

    /// Three probes a pick, quantile 0.84.
    public init(seed: UInt64) { self.init(probes: 3, quantile: 0.84, seed: seed) }

    /// Probes a pick, and the quantile of requests in flight above which a backend is hot.
    public init(probes: Int, quantile: Double, seed: UInt64) {
        targets = CandidateDraw(seed: seed)
        self.probes = probes
        self.quantile = quantile
    }

    /// It goes by nothing else.
    public var sendsProbes: Bool { true }

    /// The backend of the best answer, or a random one while there are fewer than two.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        owedProbes = probes
        answers.dropStale(at: request.nowNanoseconds, in: pool)
        guard answers.count >= 2, let best = answers.best(quantile: quantile) else {
            return targets.first(from: pool)
        }
        answers.use(best.position, most: reuses(in: pool))
        answers.removeWorstOrOldest(quantile: quantile)
        return best.backend
    }

    /// Asks for the probes of the last pick, each to another backend.
    public mutating func nextProbe(in pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard owedProbes > 0 else { return nil }
        defer { owedProbes -= 1 }
        return owedProbes == probes ? targets.first(from: pool) : targets.next(from: pool)
    }

    /// Keeps an answer in the place of the oldest.
    public mutating func probeAnswered(by backend: Int, with answer: ProbeAnswer, in pool: borrowing BackendPool) {
        answers.add(answer, of: backend)
    }

    private func reuses(in pool: borrowing BackendPool) -> Double {
        let fresh = 1 - Double(answers.capacity) / Double(max(1, pool.eligibleCount))
        let net = fresh * Double(probes) - 1
        return net > 0 ? max(1, 2 / net) : .infinity
    }
}

extension Prequal {
    static let entry = StrategyEntry(
        name: "prequal",
        rule: """
            The least latency among probed backends that are not hot; if all are, the fewest requests in flight; a \
            random one while fewer than two answers are known.
            """,
        cost: "O(m), m = 16 probe answers",
        fairness: "none of counts; keeps requests in flight below a quantile",
        source: "Prequal, NSDI '24",
        parameters: [
            StrategyParameter(name: "probes", kind: .count(1...16), defaultText: "3", meaning: "probes for each pick"),
            StrategyParameter(
                name: "quantile",
                kind: .number(0...1),
                defaultText: "0.84",
                meaning: "quantile of requests in flight above which a backend is hot"
            ),
        ]
    ) { arguments, seed in
        Prequal(probes: arguments.count("probes"), quantile: arguments.number("quantile"), seed: seed)
    }
}
