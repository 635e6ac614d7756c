import Pacing
import Simulating
import Testing

@testable import Experimenting

@Suite struct ScenarioTests {
    private func simulation(_ yaml: String) throws -> Simulation {
        try Scenario(yaml: yaml, name: "test.yaml").simulation(strategy: "p2c")
    }

    @Test func defaultsAreThoseOfSimulate() throws {
        let simulation = try simulation("seed: 9")
        #expect(simulation.backends == Array(repeating: SimulatedBackend(), count: 10))
        #expect(simulation.service.description == "exponential:1ms")
        #expect(abs(simulation.arrivals.meanRate(from: 0, to: 1) - 9000) < 1e-6)
        #expect(simulation.requests == 1_000_000)
        #expect(simulation.warmupRequests == 100_000)
        #expect(simulation.seed == 9)
    }

    @Test func timesBecomeNumbersOfRequests() throws {
        let steady = try simulation("rate: 200\nwarmup: 2s\nduration: 10s")
        #expect(steady.warmupRequests == 400)
        #expect(steady.requests == 2000)
        let staged = try simulation("stages: [0s:100, 10s:100, 10s:300]\nwarmup: 10s")
        #expect(staged.warmupRequests == 1000)
        #expect(staged.requests == 2000)
    }

    @Test func backendsDiffer() throws {
        let yaml =
            "backends:\n  - {count: 2, weight: 3}\n  - {speed: 0.5, concurrency: unlimited}\nconcurrency: 4\nrate: 5"
        let backends = try simulation(yaml).backends
        #expect(backends.map(\.weight) == [3, 3, 1])
        #expect(backends.map(\.speed) == [1, 1, 0.5])
        #expect(backends.map(\.concurrency) == [4, 4, 1_000_000_000])
    }

    @Test func everythingSimulatedIsRead() throws {
        let yaml = """
            backends: 3
            clients: 7
            discipline: ps
            staleness: 5ms
            network_delay: 1ms
            objective: 20ms
            retries: 2
            bin: 1s
            timeout: 3s
            health_check: {interval: 1s, slow_start: 4s}
            faults:
              - {at: 1s, until: 2s, backend: 3, kind: slow, factor: 10}
              - {at: 1s, until: 5s, backend: 1, kind: flap, period: 2s}
              - {at: 6s, backend: 1, kind: pause, time: 200ms}
            """
        let simulation = try simulation(yaml)
        #expect(simulation.clients == 7)
        #expect(simulation.discipline == .processorSharing)
        #expect(simulation.information == .snapshot(everyNanoseconds: 5_000_000))
        #expect(simulation.networkDelayNanoseconds == 1_000_000)
        #expect(simulation.objectiveNanoseconds == 20_000_000)
        #expect(simulation.retries == 2)
        #expect(simulation.deadlineNanoseconds == 3_000_000_000)
        #expect(simulation.healthCheck?.slowStartNanoseconds == 4_000_000_000)
        #expect(simulation.faults.map(\.backend) == [2, 2, 0, 0, 0, 0, 0, 0])
        #expect(simulation.faults.first?.conduct == .slow(factor: 10))
        #expect(simulation.faults.last?.atNanoseconds == 6_200_000_000)
        let scenario = try Scenario(yaml: yaml, name: "test.yaml")
        let refusal = try #require(scenario.liveRefusal)
        for key in scenario.simulated.keys { #expect(refusal.contains(key.rawValue)) }
        #expect(scenario.simulated.keys == [.clients, .discipline, .staleness, .networkDelay])
    }

    /// What happens to backends, and what is done about it, happens live as well.
    @Test func faultsAreNoReasonToRefuseALiveRun() throws {
        let yaml = """
            backends: [{speed: 0.5}, {speed: 2}]
            retries: 1
            objective: 20ms
            bin: 1s
            health_check: {interval: 1s}
            eject_after: 3
            faults: [{backend: 2, kind: crash}]
            """
        let scenario = try Scenario(yaml: yaml, name: "test.yaml")
        #expect(scenario.isLive)
        #expect(scenario.live.ejectAfter == 3)
    }

    @Test func closedLoopIsNotSimulated() {
        #expect(throws: ExperimentError.self) { try simulation("connections: 5") }
        #expect(throws: Never.self) { try simulation("connections: 5\nrate: 3") }
    }

    @Test func utilizationNeedsACapacity() {
        #expect(throws: ExperimentError.self) {
            try simulation("utilization: 0.5\nconcurrency: unlimited\nbackends: 2")
        }
    }

    @Test func liveRateComesFromTheUtilization() throws {
        let scenario = try Scenario(yaml: "backends: 4\nservice: constant:10ms\nutilization: 0.5", name: "x")
        #expect(try scenario.liveRate() == 200)
    }
}
