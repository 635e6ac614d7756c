import Balancing
import Pacing
import Testing

@testable import Simulating

/// The simulator and a `Balancer`, which is what the proxy runs, make the same picks.
@Suite struct ParityTests {
    /// Prequal is left out: its picks depend on what backends answer to probes.
    @Test(arguments: StrategyCatalog.names.filter { $0 != "prequal" })
    func oneRequestAtATimeGivesTheSameSequence(_ strategy: String) throws {
        var simulation = Simulation(
            strategy: strategy,
            backends: [1, 2, 1, 4].map { SimulatedBackend(weight: $0) },
            service: ConstantService(nanoseconds: 600),
            arrivals: ConstantArrivals(rate: 1e6)
        )
        simulation.requests = 500
        simulation.recordsPicks = true
        simulation.seed = 12
        var balancer = Balancer(weights: [1, 2, 1, 4], strategy: try StrategyCatalog.make(strategy, seed: 12))
        var feed = RequestFeed(simulation)
        var picks: [Int32] = []
        while let job = feed.next {
            feed.advance()
            let request = RequestContext(keyHash: job.key, nowNanoseconds: job.arrival)
            let picked = balancer.pick(for: request)
            let backend = try #require(picked).backend
            picks.append(Int32(backend))
            let outcome = RequestOutcome(
                latencyNanoseconds: 600,
                endedAtNanoseconds: job.arrival + 600,
                succeeded: true
            )
            balancer.finish(backend, outcome)
        }
        let simulated = try Simulation.run(simulation).picks
        #expect(simulated.count == 500)
        #expect(simulated == picks)
    }
}
