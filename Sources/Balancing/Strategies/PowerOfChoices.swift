/// The less loaded of a few backends drawn at random.
///
/// *Rule*: `choices` distinct eligible backends are drawn (uniformly, or by weight where weights differ); the one with
/// the fewest requests in flight per unit of effective weight is picked, ties to the one drawn first.
/// *Cost*: O(d²) for d choices, O(d·log n) where weights differ.
/// *Fairness*: none of counts; the longest queue falls from Θ(ln n / ln ln n) to ln ln n / ln d, and a backend that
/// fails fast draws at most d/n of the traffic.
/// *Source*: M. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", IEEE TPDS 12(10), 2001;
/// Finagle `p2c`, nginx `random two least_conn`. Without replacement, unlike Envoy and gRPC.
public struct PowerOfChoices: BalancingStrategy {
    @usableFromInline var candidates: CandidateDraw
    @usableFromInline let choices: Int

    /// Two choices.
    @inlinable public init(seed: UInt64) { self.init(choices: 2, seed: seed) }

    /// A number of choices from 1 (random) to 16; the seed decides all draws.
    @inlinable
    public init(choices: Int, seed: UInt64) {
        self.choices = choices
        candidates = CandidateDraw(seed: seed)
    }

    /// The least loaded of the candidates.
    @inlinable
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard var best = candidates.first(from: pool) else { return nil }
        var least = pool.load(of: best)
        var left = choices - 1
        while left > 0, let candidate = candidates.next(from: pool) {
            let load = pool.load(of: candidate)
            if load < least {
                least = load
                best = candidate
            }
            left -= 1
        }
        return best
    }
}

extension PowerOfChoices {
    static let entry = StrategyEntry(
        name: "p2c",
        rule: "The fewest requests in flight per weight among d distinct backends drawn at random.",
        cost: "O(d²)",
        fairness: "none of counts; the longest queue is about ln ln n / ln d",
        source: "Mitzenmacher 2001; Finagle p2c, nginx random two",
        parameters: [
            StrategyParameter(
                name: "choices",
                kind: .count(1...16),
                defaultText: "2",
                meaning: "backends drawn for each pick"
            )
        ]
    ) { arguments, seed in PowerOfChoices(choices: arguments.count("choices"), seed: seed) }
}
