import Balancing
import Benchmark

/// A pick and the end of its request, for strategies whose cost depends differently on the number of backends.
func picks() {
    for strategy in StrategyCatalog.names {
        for count in [10, 1000] {
            Benchmark("pick: \(strategy), \(count) backends") { benchmark in
                var balancer = Balancer(
                    weights: Array(repeating: 1, count: count),
                    strategy: try StrategyCatalog.make(strategy, seed: 1)
                )
                benchmark.startMeasurement()
                for number in benchmark.scaledIterations {
                    let now = Int64(number) * 20_000
                    let context = RequestContext(keyHash: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, nowNanoseconds: now)
                    guard let pick = balancer.pick(for: context) else { continue }
                    blackHole(pick.number)
                    balancer.finish(
                        pick.backend,
                        RequestOutcome(latencyNanoseconds: 1_000_000, endedAtNanoseconds: now, succeeded: true)
                    )
                }
                benchmark.stopMeasurement()
            }
        }
    }
}
