import Measuring
import Pacing
import Testing

@testable import Simulating

@Suite struct ReplicatedMeanTests {
    /// The quantile of Student's t with 9 degrees of freedom is 2.2622; ten values with deviation 1 give 0.7154.
    @Test func knownInterval() {
        let values = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        let replicated = ReplicatedMean(values)
        #expect(replicated.mean == 5.5)
        let half = (replicated.interval.upperBound - replicated.interval.lowerBound) / 2
        #expect(abs(half - 2.2622 * (82.5 / 9 / 10).squareRoot()) < 1e-12)
    }

    /// What both have in common cancels: equal differences leave an interval of no width.
    @Test func pairingCancelsWhatIsCommon() {
        let baseline = [5.0, 9, 2, 7, 1, 8, 3, 6, 4, 10]
        let difference = ReplicatedMean(of: baseline.map { $0 - 0.5 }, against: baseline)
        #expect(difference.mean == -0.5)
        #expect(difference.interval == -0.5 ... -0.5)
    }

    @Test func poolingConservesCounts() throws {
        let results = try (1...UInt64(ReplicatedMean.replications)).map { seed in
            var simulation = Simulation(
                strategy: "p2c",
                backends: Array(repeating: SimulatedBackend(), count: 4),
                service: ExponentialService(meanNanoseconds: 1_000_000),
                arrivals: PoissonArrivals(rate: 2000, seed: seed)
            )
            simulation.requests = 500
            simulation.seed = seed
            return try Simulation.run(simulation)
        }
        let pooled = SimulationResult.pooled(results)
        #expect(pooled.requests == 5000)
        #expect(pooled.latency.count == 5000)
        #expect(pooled.picksPerBackend.reduce(0, +) == 5000)
        #expect(pooled.meanInterval.contains(pooled.meanNanoseconds))
        #expect(pooled.utilizationPerBackend.allSatisfy { $0 > 0.3 && $0 < 0.7 })
    }
}
