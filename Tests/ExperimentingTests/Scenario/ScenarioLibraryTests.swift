import Simulating
import Testing

@testable import Experimenting

/// The built-in scenarios say the same as the published experiments, and their figures come out.
@Suite struct ScenarioLibraryTests {
    @Test(arguments: ScenarioLibrary.names)
    func reads(_ name: String) throws {
        let scenario = try Scenario.load(name)
        #expect(scenario.summary != nil)
        #expect(!scenario.strategies.isEmpty)
        for strategy in scenario.strategies { _ = try scenario.simulation(strategy: strategy) }
    }

    /// The text and the experiment in Swift describe one system, bit for bit.
    @Test(arguments: ["linkerd-2016", "black-hole", "cold-start-workers", "recovery"])
    func isThePublishedExperiment(_ name: String) throws {
        let scenario = try Scenario.load(name)
        let experiment = try #require(PublishedExperiment.named(name))
        #expect(scenario.strategies == experiment.strategies)
        for strategy in experiment.strategies {
            let simulated = try Simulation.run(scenario.simulation(strategy: strategy))
            let published = try Simulation.run(experiment.simulation(strategy: strategy))
            #expect(simulated.latency == published.latency)
            #expect(simulated.picksPerBackend == published.picksPerBackend)
            #expect(simulated.answeredInTime == published.answeredInTime)
        }
    }

    @Test(arguments: [("weighted-round-robin", 0.25...0.6), ("prequal", 0.0...0.0)])
    func prequalRamp(_ strategy: String, _ failing: ClosedRange<Double>) throws {
        let result = try Simulation.run(Scenario.load("prequal-ramp").simulation(strategy: strategy))
        #expect(failing.contains(Double(result.failed) / Double(result.requests)))
    }

    @Test func steadyIsLiveAndTheOthersAreNot() throws {
        #expect(try Scenario.load("steady").isLive)
        #expect(try Scenario.load("recovery").liveRefusal?.contains("retries, faults, health_check, bin") == true)
    }
}
