import Testing

@testable import Balancing

/// What each strategy's spread rule promises, held on every prefix.
@Suite struct SpreadLawTests {
    /// A sequence of picks with nothing in flight, and the counts after each.
    static func picks(_ specification: String, weights: [Double], count: Int, seed: UInt64) throws -> [Int] {
        var balancer = Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: seed))
        let outcome = RequestOutcome(latencyNanoseconds: 1, endedAtNanoseconds: 1, succeeded: true)
        return (0..<count).compactMap { _ in
            guard let backend = balancer.pick()?.backend else { return nil }
            balancer.finish(backend, outcome)
            return backend
        }
    }

    static func randomWeights(_ generator: inout SplitMix64) -> [Double] {
        (0..<(1 + generator.next(below: 20))).map { _ in Double(1 + generator.next(below: 50)) }
    }

    @Test(arguments: StrategyCatalog.names)
    func holdsItsRuleOnEveryPrefix(_ name: String) throws {
        var generator = SplitMix64(seed: 4)
        for seed in 0..<25 as Range<UInt64> {
            let weights = Self.randomWeights(&generator)
            let rule = try StrategyCatalog.spreadRule(for: name, weights: weights)
            let picks = try Self.picks(name, weights: weights, count: 1_200, seed: seed)
            switch rule {
            case .cyclic:
                #expect(picks == (0..<1_200).map { $0 % weights.count })
            case .bounded(let gap):
                #expect(Self.worstGap(of: picks, over: weights.count) <= gap)
            case .weighted(let deviation):
                #expect(Self.worstDeviation(of: picks, from: weights) <= deviation, "weights \(weights)")
            case .random, .none: break
            }
        }
    }

    @Test func aRuleIsBrokenByAnotherStrategysPicks() throws {
        let picks = try Self.picks("random", weights: [1, 1, 1], count: 1_500, seed: 1)
        #expect(Self.worstGap(of: picks, over: 3) > 1)
        #expect(Self.worstDeviation(of: picks, from: [1, 1, 1]) > 3)
    }

    @Test(arguments: ["random", "weighted-random", "p2c:choices=1"])
    func randomCountsPassChiSquareOnBothTails(_ specification: String) throws {
        for (seed, size) in [(1, 2), (2, 10), (3, 101)] as [(UInt64, Int)] {
            let byWeight = try StrategyCatalog.spreadRule(for: specification, weights: []) == .random(byWeight: true)
            let weights = (0..<size).map { byWeight ? Double(1 + $0 % 4) : 1 }
            let total = weights.reduce(0, +)
            let picks = try Self.picks(specification, weights: weights, count: 20_000, seed: seed)
            var statistic = 0.0
            for backend in 0..<size {
                let expected = 20_000 * weights[backend] / total
                let difference = Double(picks.count { $0 == backend }) - expected
                statistic += difference * difference / expected
            }
            let bounds = Self.chiSquareBounds(freedom: Double(size - 1))
            #expect(bounds.contains(statistic), "\(statistic) outside \(bounds)")
        }
    }

    /// The quantiles at about 1e-4 and 1 − 1e-4 by Wilson and Hilferty's cube.
    private static func chiSquareBounds(freedom: Double) -> ClosedRange<Double> {
        let spread = 3.719 * (2 / (9 * freedom)).squareRoot()
        let middle = 1 - 2 / (9 * freedom)
        let low = max(0, middle - spread)
        let high = middle + spread
        return (freedom * low * low * low)...(freedom * high * high * high)
    }

    private static func worstGap(of picks: [Int], over count: Int) -> Int {
        var counts = [Int](repeating: 0, count: count)
        var worst = 0
        for backend in picks {
            counts[backend] += 1
            worst = max(worst, (counts.max() ?? 0) - (counts.min() ?? 0))
        }
        return worst
    }

    private static func worstDeviation(of picks: [Int], from weights: [Double]) -> Double {
        let total = weights.reduce(0, +)
        var counts = [Double](repeating: 0, count: weights.count)
        var worst = 0.0
        for (number, backend) in picks.enumerated() {
            counts[backend] += 1
            for other in weights.indices {
                worst = max(worst, abs(counts[other] - Double(number + 1) * weights[other] / total))
            }
        }
        return worst
    }
}
