import Benchmark

/// What runs once a request, measured in instructions.
///
/// Each benchmark repeats its path a thousand times in a closure, so that what the harness itself costs does not show.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.instructions],
        scalingFactor: .kilo,
        maxDuration: .seconds(1)
    )
    picks()
    heads()
    samples()
    arrivals()
}
