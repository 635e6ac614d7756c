import Balancing
import Measuring
import TestSupport

/// A run of a strategy that nothing disturbs, with the rows that it would leave.
struct FairRun {
    /// The shape of a run.
    struct Shape: Sendable {
        var weights: [Double]
        var picks: Int
        var connections: Int
        /// Whether connections take turns, as in a closed loop of equal requests; else each request has any of them.
        var takesTurns: Bool
        var isNumbered: Bool
    }

    /// The shape that goes with a seed: any of some sizes, lengths and ways to send.
    static func shape(_ seed: UInt64, isWeighted: Bool = false) -> Shape {
        var generator = SplitMix64(seed: seed ^ 0xFA1)
        let size = [2, 3, 4, 5, 8, 16, 40][Int.random(in: 0..<7, using: &generator)]
        return Shape(
            weights: (0..<size).map { isWeighted ? Double($0 % 3 + 1) : 1 },
            picks: [20, 50, 120, 250][Int.random(in: 0..<4, using: &generator)],
            connections: [1, 2, 8, 50][Int.random(in: 0..<4, using: &generator)],
            takesTurns: Bool.random(using: &generator),
            isNumbered: Bool.random(using: &generator)
        )
    }

    /// What is found in a run of a strategy, in which this part of the attempts fail and are made again elsewhere.
    static func findings(
        _ strategy: any BalancingStrategy,
        _ shape: Shape,
        rule: Measuring.SpreadRule,
        seed: UInt64,
        failing: Double = 0
    ) -> SpreadFindings {
        var generator = SplitMix64(seed: seed)
        var balancer = Balancer(weights: shape.weights, strategy: strategy)
        var analyzer = SpreadAnalyzer(rule: rule, weights: shape.weights)
        for index in 0..<shape.picks {
            let key = generator.next()
            guard var pick = balancer.pick(for: RequestContext(keyHash: key)) else { continue }
            while failing > 0, Double.random(in: 0..<1, using: &generator) < failing {
                balancer.finish(
                    pick.backend,
                    RequestOutcome(latencyNanoseconds: 1_000, endedAtNanoseconds: Int64(index), succeeded: false)
                )
                guard let next = balancer.retry(pick, counted: key & 1 == 0) else { break }
                pick = next
            }
            let busy = Int64.random(in: 1_000_000...20_000_000, using: &generator)
            balancer.finish(
                pick.backend,
                RequestOutcome(latencyNanoseconds: busy, endedAtNanoseconds: Int64(index), succeeded: true)
            )
            var sample = RequestSample()
            sample.sequence = Int64(index + 1)
            sample.sentNanoseconds = Int64(index) * 1_000_000
            sample.finishedNanoseconds = sample.sentNanoseconds + busy
            sample.dispatch = shape.isNumbered ? pick.number : 0
            sample.backend = Int32(pick.backend + 1)
            let connection =
                shape.takesTurns
                ? index % shape.connections : Int.random(in: 0..<shape.connections, using: &generator)
            sample.connection = Int32(connection + 1)
            analyzer.add(sample)
        }
        return analyzer.findings()
    }
}
