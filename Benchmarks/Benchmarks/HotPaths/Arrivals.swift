import Benchmark
import Pacing

/// The next intended send of each arrival shape.
func arrivals() {
    for shape in ShapeCatalog.names {
        Benchmark("draw an arrival: \(shape)") { benchmark in
            var arrivals = try ShapeCatalog.make(shape, rate: 50_000, seed: 1)
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations {
                blackHole(arrivals.nextArrival())
            }
            benchmark.stopMeasurement()
        }
    }
}
