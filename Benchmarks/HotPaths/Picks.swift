import Balancing

/// A pick and the end of its request, for each strategy, over a few backends and over many.
let picks: [HotPath] = StrategyCatalog.names.flatMap { strategy in
    [10, 1000].map { backends in
        HotPath(name: "pick \(strategy) of \(backends)") { repetitions in
            var balancer = Balancer(
                weights: Array(repeating: 1, count: backends),
                strategy: try StrategyCatalog.make(strategy, seed: 1)
            )
            var sum = 0
            for number in 0..<repetitions {
                let now = Int64(number) * 20_000
                let key = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
                guard let pick = balancer.pick(for: RequestContext(keyHash: key, nowNanoseconds: now)) else { continue }
                sum &+= pick.backend
                let outcome = RequestOutcome(latencyNanoseconds: 1_000_000, endedAtNanoseconds: now, succeeded: true)
                balancer.finish(pick.backend, outcome)
            }
            return sum
        }
    }
}
