/// nginx's smooth weighted round robin.
///
/// *Rule*: at each pick every eligible backend's credit grows by its effective weight; the one with the most credit is
/// picked and pays the sum of the weights. A failed request takes weight/`max-fails` off a backend's effective weight,
/// each pick gives 1 back: a failing backend fades and returns gently.
/// *Cost*: O(n).
/// *Fairness*: while nothing fails, each backend's count stays within 1 of its weighted share of every prefix, and
/// picks of one backend are spread out: weights 5,1,1 give a a b a c a a.
/// *Source*: nginx `ngx_http_upstream_round_robin.c`, commit 52327e0627.
public struct WeightedRoundRobin: BalancingStrategy {
    private var smooth = SmoothWeights()
    /// What failures have taken off each backend's weight and picks have not yet given back.
    private var penalty: [Double] = []
    private var weights: [Double] = []
    private var generation: UInt64 = 0
    private var isPunishing = false
    private let maxFails: Double

    /// `max-fails` 1, as nginx has it; the seed does not matter.
    public init(seed: UInt64) { self.init(maxFails: 1) }

    /// The number of failures that take all of a backend's weight.
    public init(maxFails: Int) { self.maxFails = Double(max(1, maxFails)) }

    /// The eligible backend with the most credit.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        if generation != pool.generation || isPunishing { reweigh(pool) }
        return smooth.choose(from: pool, weights: weights)
    }

    /// Takes weight off a backend that failed.
    public mutating func requestEnded(on backend: Int, with outcome: RequestOutcome, in pool: borrowing BackendPool) {
        guard !outcome.succeeded, backend < penalty.count else { return }
        let weight = pool.effectiveWeight(of: backend)
        penalty[backend] = min(weight, penalty[backend] + weight / maxFails)
        isPunishing = true
    }

    /// Takes the penalties off the weights, and gives 1 of each back.
    private mutating func reweigh(_ pool: borrowing BackendPool) {
        generation = pool.generation
        isPunishing = false
        while penalty.count < pool.count {
            penalty.append(0)
            weights.append(0)
        }
        for backend in 0..<pool.count {
            if penalty[backend] > 0 { isPunishing = true }
            weights[backend] = max(0, pool.effectiveWeight(of: backend) - penalty[backend])
            penalty[backend] = max(0, penalty[backend] - 1)
        }
    }
}

extension WeightedRoundRobin {
    static let entry = StrategyEntry(
        name: "weighted-round-robin",
        rule: "Credits grow by weight; the eligible backend with the most credit is picked and pays the sum.",
        cost: "O(n)",
        fairness: "within 1 of the weighted share on every prefix",
        source: "nginx smooth weighted round robin",
        spreadRule: { _, _ in .weighted(deviation: 1) },
        parameters: [
            StrategyParameter(
                name: "max-fails",
                kind: .count(1...1000),
                defaultText: "1",
                meaning: "failures that take all of a backend's weight, which picks give back by 1"
            )
        ]
    ) { arguments, _ in WeightedRoundRobin(maxFails: arguments.count("max-fails")) }
}
