/// Consistent hashing with bounded loads.
///
/// *Rule*: as ``RingHash``, but a backend whose requests in flight have reached ⌈factor·(all in flight + 1)·its share
/// of the weight⌉ is passed over on the way round the ring.
/// *Cost*: O(log(n·points)) and O(1/(factor − 1)²) steps expected.
/// *Fairness*: no backend ever has more than ⌈factor · mean⌉ requests in flight; a key keeps its backend otherwise.
/// *Source*: Mirrokni, Thorup, Zadimoghaddam, "Consistent Hashing with Bounded Loads", SODA '18; HAProxy
/// `hash-balance-factor`.
public struct BoundedLoad: BalancingStrategy {
    private var ring: HashRing
    private let factor: Double

    /// Factor 1.25, 160 points; the seed does not matter, so that all proxies agree.
    public init(seed: UInt64) { self.init(factor: 1.25, points: 160) }

    /// The most load relative to the mean, 1 or more, and the places for each unit of weight.
    public init(factor: Double, points: Int) {
        ring = HashRing(points: points)
        self.factor = factor
    }

    /// The first eligible backend with room on the way round from the request's key.
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        guard pool.eligibleCount > 0 else { return nil }
        ring.update(from: pool)
        let allowance = factor * Double(pool.totalInFlight + 1) / pool.totalWeight
        return ring.owner(of: request.keyHash) { backend in
            pool.isEligible(backend)
                && Double(pool.inFlight(of: backend)) < (allowance * pool.effectiveWeight(of: backend)).rounded(.up)
        }
    }
}

extension BoundedLoad {
    static let entry = StrategyEntry(
        name: "bounded-load",
        rule: "The key's owner on a hash ring, or the next one that has less than factor times its share in flight.",
        cost: "O(log(n·points))",
        fairness: "in flight at most ⌈factor · mean⌉",
        source: "Mirrokni et al. 2018; HAProxy hash-balance-factor",
        parameters: [
            StrategyParameter(
                name: "factor",
                kind: .number(1...100),
                defaultText: "1.25",
                meaning: "the most requests in flight relative to the mean"
            ),
            RingHash.pointsParameter,
        ]
    ) { arguments, _ in BoundedLoad(factor: arguments.number("factor"), points: arguments.count("points")) }
}
