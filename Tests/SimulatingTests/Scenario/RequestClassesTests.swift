import Measuring
import Pacing
import Testing

@testable import Simulating

@Suite struct RequestClassesTests {
    private static let ms: Int64 = 1_000_000

    @Test func turnsAlternateAndWeightsPlayNoPart() {
        let classes = RequestClasses([(9, 0), (1, 10 * Self.ms)], order: .turns, seed: 1)
        #expect((0..<4).map { classes.addedDemand(of: $0) } == [0, 10 * Self.ms, 0, 10 * Self.ms])
        #expect(classes.meanNanoseconds == 5e6)
    }

    @Test func weightsAreSharesAndTheMeanIsTheirs() {
        let classes = RequestClasses([(9, 0), (1, 10 * Self.ms)], order: .weighted, seed: 1)
        let long = (0..<10_000).count { classes.addedDemand(of: $0) > 0 }
        #expect(abs(long - 1000) < 120)
        #expect(classes.meanNanoseconds == 1e6)
    }

    /// Two servers in turn, requests in turn: all that is long goes to the second.
    @Test func addsToWhatTheServiceLawDraws() throws {
        var simulation = Simulation(
            strategy: "round-robin",
            backends: [SimulatedBackend(), SimulatedBackend()],
            service: ConstantService(nanoseconds: Self.ms),
            arrivals: ConstantArrivals(rate: 100)
        )
        simulation.requests = 10
        simulation.classes = RequestClasses([(1, 0), (1, 3 * Self.ms)], order: .turns, seed: 1)
        let result = try Simulation.run(simulation)
        #expect(abs(result.meanNanoseconds - 2.5e6) < 1e4)
        let ratio = result.utilizationPerBackend[1] / result.utilizationPerBackend[0]
        #expect(abs(ratio - 4) < 1e-9)
    }
}
