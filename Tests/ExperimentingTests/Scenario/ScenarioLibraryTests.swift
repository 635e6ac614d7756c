import Simulating
import Testing

@testable import Experimenting

/// The built-in scenarios are read, and the figures come out that were published of them.
@Suite struct ScenarioLibraryTests {
    private static func run(
        _ name: String,
        _ strategy: String,
        _ change: (inout Simulation) -> Void = { _ in }
    ) throws -> SimulationResult {
        let scenario = try Scenario.load(name)
        #expect(scenario.strategies.contains(strategy))
        var simulation = try scenario.simulation(strategy: strategy)
        change(&simulation)
        return try Simulation.run(simulation)
    }

    @Test(arguments: ScenarioLibrary.names)
    func reads(_ name: String) throws {
        let scenario = try Scenario.load(name)
        #expect(scenario.summary != nil)
        #expect(scenario.expect != nil || scenario.source != nil || name == "steady")
        #expect(!scenario.strategies.isEmpty)
        for strategy in scenario.strategies { _ = try scenario.simulation(strategy: strategy) }
    }

    @Test func linkerd() throws {
        let cycle = try Self.run("linkerd-2016", "round-robin").shareAnsweredInTime
        #expect(abs(cycle - (1 - 0.5 / 11)) < 0.0002)
        let least = try Self.run("linkerd-2016", "least-requests").shareAnsweredInTime
        #expect(least > 0.985)
        #expect(least < 0.998)
        #expect(try Self.run("linkerd-2016", "peak-ewma").shareAnsweredInTime > 0.9985)
    }

    @Test func blackHole() throws {
        #expect(abs(try Self.run("black-hole", "round-robin").share(of: 0) - 0.1) < 0.001)
        #expect(try Self.run("black-hole", "least-requests").share(of: 0) > 0.7)
        #expect(abs(try Self.run("black-hole", "p2c").share(of: 0) - 0.2) < 0.01)
        #expect(abs(try Self.run("black-hole", "peak-ewma").share(of: 0) - 0.2) < 0.01)
    }

    @Test func coldStart() throws {
        let one = try Self.run("cold-start-workers", "round-robin")
        #expect(one.picksPerBackend == Array(repeating: 3, count: 8))
        let sixteen = try Self.run("cold-start-workers", "per-worker-round-robin:workers=16") { $0.recordsPicks = true }
        #expect(sixteen.picksPerBackend[0] >= 12)
        #expect(sixteen.picksPerBackend.suffix(4).reduce(0, +) == 0)
        #expect(sixteen.picks.first == 0)
    }

    @Test func recovery() throws {
        let slowStart = RecoveryFigures(try Self.run("recovery", "round-robin"), backend: 3, returnedInBin: 21)
        #expect(slowStart.binsToFairShare == 9)
        #expect(slowStart.overshoot < 0.01)
        let result = try Self.run("recovery", "round-robin") { $0.healthCheck?.slowStartNanoseconds = 0 }
        let atOnce = RecoveryFigures(result, backend: 3, returnedInBin: 21)
        #expect(atOnce.binsToFairShare == 0)
    }

    @Test(arguments: [("weighted-round-robin", 0.25...0.6), ("prequal", 0.0...0.0)])
    func prequalRamp(_ strategy: String, _ failing: ClosedRange<Double>) throws {
        let result = try Self.run("prequal-ramp", strategy)
        #expect(failing.contains(Double(result.failed) / Double(result.requests)))
    }

    @Test func allButWhatOnlyASimulatorCanDoRunLive() throws {
        let simulated = try ScenarioLibrary.names.filter { try !Scenario.load($0).isLive }
        #expect(simulated == ["prequal-ramp"])
        #expect(try Scenario.load("prequal-ramp").liveRefusal?.contains("clients, discipline") == true)
    }
}
