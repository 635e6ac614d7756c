import Balancing
import Measuring
import Pacing
import Testing

@testable import Simulating

/// What holds for every system, whatever the strategy.
@Suite struct SimulationTests {
    private static func system(_ strategy: String, backends: Int = 5, utilization: Double = 0.7) -> Simulation {
        var simulation = Simulation(
            strategy: strategy,
            backends: Array(repeating: SimulatedBackend(), count: backends),
            service: ExponentialService(meanNanoseconds: 1_000_000),
            arrivals: PoissonArrivals(rate: utilization * Double(backends) * 1000, seed: 4)
        )
        simulation.requests = 600
        simulation.warmupRequests = 100
        simulation.seed = 4
        return simulation
    }

    /// A system with everything that can go wrong.
    private static func troubled(_ strategy: String) -> Simulation {
        var simulation = system(strategy)
        let ms: Int64 = 1_000_000
        simulation.clients = 3
        simulation.networkDelayNanoseconds = ms / 10
        simulation.deadlineNanoseconds = 20 * ms
        simulation.retries = 2
        simulation.recordsPicks = true
        simulation.binNanoseconds = 50 * ms
        simulation.healthCheck = HealthCheck(intervalNanoseconds: 20 * ms, slowStartNanoseconds: 50 * ms)
        simulation.faults = [
            ScheduledFault(atNanoseconds: 50 * ms, backend: 0, conduct: .crashed),
            ScheduledFault(atNanoseconds: 90 * ms, backend: 1, conduct: .slow(factor: 8)),
            ScheduledFault(atNanoseconds: 100 * ms, backend: 3, conduct: .paused(nanoseconds: 40 * ms)),
            ScheduledFault(atNanoseconds: 140 * ms, backend: 3, conduct: .healthy),
            ScheduledFault(atNanoseconds: 150 * ms, backend: 0, conduct: .healthy),
            ScheduledFault(atNanoseconds: 200 * ms, backend: 2, conduct: .failing(nanoseconds: ms / 100)),
            ScheduledFault(atNanoseconds: 220 * ms, backend: 1, conduct: .healthy),
            ScheduledFault(atNanoseconds: 260 * ms, backend: 2, conduct: .fixed(nanoseconds: 5 * ms)),
        ]
        return simulation
    }

    @Test(arguments: StrategyCatalog.names, QueueDiscipline.allCases)
    func requestsAreConservedAndRunsRepeat(_ strategy: String, _ discipline: QueueDiscipline) throws {
        for var simulation in [Self.system(strategy), Self.troubled(strategy)] {
            simulation.discipline = discipline
            let result = try Simulation.run(simulation)
            #expect(result.requests == 600)
            #expect(result.succeeded + result.failed == result.requests)
            #expect(result.succeededPerBackend.reduce(0, +) == result.succeeded)
            #expect(result.picksPerBackend.reduce(0, +) >= result.requests - result.unplaced)
            #expect(try Simulation.run(simulation) == result)
        }
    }

    @Test(arguments: [LoadInformation.own, .shared, .snapshot(everyNanoseconds: 1_000_000)])
    func everyKindOfInformationServes(_ information: LoadInformation) throws {
        var simulation = Self.system("p2c", backends: 20)
        simulation.clients = 4
        simulation.information = information
        let result = try Simulation.run(simulation)
        #expect(result.succeeded == 600)
    }

    @Test func aNetworkDelayIsAddedTwice() throws {
        var simulation = Self.system("round-robin")
        let without = try Simulation.run(simulation)
        simulation.networkDelayNanoseconds = 250_000
        let with = try Simulation.run(simulation)
        #expect(abs(with.meanNanoseconds - without.meanNanoseconds - 500_000) < 1e-3)
    }

    @Test func aDeterministicQueueIsExact() throws {
        var simulation = Simulation(
            strategy: "round-robin",
            backends: [SimulatedBackend()],
            service: ConstantService(nanoseconds: 3_000),
            arrivals: ConstantArrivals(rate: 500_000)
        )
        simulation.requests = 100
        let result = try Simulation.run(simulation)
        // Every 2 µs a request that takes 3 µs: the k-th waits k µs.
        #expect(result.meanNanoseconds == 3_000 + 1_000 * 49.5)
        #expect(result.latency.maximum == 3_000 + 99_000)
        let work = try #require(result.utilizationPerBackend.first)
        #expect(abs(work * Double(result.elapsedNanoseconds) - 300_000) < 1e-3)
    }

    @Test func processorSharingOfEqualJobsIsExact() throws {
        var simulation = Simulation(
            strategy: "round-robin",
            backends: [SimulatedBackend()],
            service: ConstantService(nanoseconds: 1_000),
            arrivals: StagesArrivals(stages: [
                RateStage(durationNanoseconds: 0, targetRate: 1e9),
                RateStage(durationNanoseconds: 10, targetRate: 1e9),
            ])
        )
        simulation.discipline = .processorSharing
        simulation.requests = 5
        let result = try Simulation.run(simulation)
        #expect(result.succeeded == 5)
        #expect(abs(Double(result.elapsedNanoseconds) - 5_000) < 20)
    }

    @Test func fasterBackendsAndMoreServersDoMore() throws {
        var slow = Self.system("round-robin", backends: 1, utilization: 0.9)
        let one = try Simulation.run(slow)
        slow.backends = [SimulatedBackend(speed: 2)]
        let fast = try Simulation.run(slow)
        slow.backends = [SimulatedBackend(concurrency: 2)]
        let wide = try Simulation.run(slow)
        #expect(fast.meanNanoseconds < wide.meanNanoseconds)
        #expect(wide.meanNanoseconds < one.meanNanoseconds)
    }

    @Test func aCrashFailsWhatIsHeldAndRetriesRescueIt() throws {
        var simulation = Self.system("round-robin", backends: 2, utilization: 0.8)
        simulation.warmupRequests = 0
        simulation.faults = [ScheduledFault(atNanoseconds: 100_000_000, backend: 0, conduct: .crashed)]
        let unprotected = try Simulation.run(simulation)
        #expect(unprotected.failed > 200)
        simulation.retries = 1
        let retried = try Simulation.run(simulation)
        #expect(retried.failed == 0)
        simulation.retries = 0
        simulation.healthCheck = HealthCheck(intervalNanoseconds: 10_000_000)
        let checked = try Simulation.run(simulation)
        #expect(checked.failed > 0)
        #expect(checked.failed < 20)
    }

    @Test func throughputIsTheRateOfArrivalsBelowSaturation() throws {
        var simulation = Self.system("p2c", backends: 10, utilization: 0.5)
        simulation.requests = 5_000
        let throughput = try Simulation.run(simulation).throughputPerSecond
        let rate = Simulation.rate(utilization: 0.5, of: simulation.backends, service: simulation.service)
        #expect(rate == 5_000)
        #expect(abs(throughput / rate - 1) < 0.05)
    }

    @Test func aFlappingBackendComesAndGoes() throws {
        var simulation = Self.system("round-robin", backends: 4, utilization: 0.5)
        let ms: Int64 = 1_000_000
        simulation.requests = 1_000
        simulation.faults = ScheduledFault.recurring(
            .crashed,
            backend: 1,
            fromNanoseconds: 0,
            untilNanoseconds: 1_000 * ms,
            everyNanoseconds: 20 * ms,
            lastingNanoseconds: 10 * ms
        )
        let share = Double(try Simulation.run(simulation).failed) / 1_000
        #expect(abs(share - 0.125) < 0.04)
    }

    @Test func nobodyToAskIsCounted() throws {
        var simulation = Self.system("round-robin", backends: 1)
        simulation.backends = [SimulatedBackend(weight: 0)]
        let result = try Simulation.run(simulation)
        #expect(result.unplaced == 600)
        #expect(result.failed == 600)
    }

    @Test func deadlinesBoundTheLatency() throws {
        var simulation = Self.system("random", backends: 2, utilization: 1.5)
        simulation.deadlineNanoseconds = 10_000_000
        let result = try Simulation.run(simulation)
        #expect(result.failed > 0)
        #expect(result.latency.maximum <= 10_000_000)
        #expect(result.latency.count == 600)
    }

    @Test func manyWorkersWaitLongerThanOne() throws {
        var means: [Double] = []
        for strategy in ["round-robin", "per-worker-round-robin:workers=8", "random"] {
            var simulation = Self.system(strategy, backends: 10, utilization: 0.8)
            simulation.requests = 20_000
            means.append(try Simulation.run(simulation).meanNanoseconds)
        }
        #expect(means[0] < means[1])
        #expect(means[1] < means[2])
    }

    @Test func staleNewsMakesTheLeastLoadedWorseThanRandom() throws {
        func mean(_ strategy: String, _ staleness: Int64) throws -> Double {
            var simulation = Self.system(strategy, backends: 20, utilization: 0.8)
            simulation.requests = 10_000
            simulation.information = .snapshot(everyNanoseconds: staleness)
            return try Simulation.run(simulation).meanNanoseconds
        }
        let ms: Int64 = 1_000_000
        #expect(try mean("least-requests", ms / 20) < mean("p2c", ms / 20))
        #expect(try mean("least-requests", 4 * ms) > mean("p2c", 4 * ms))
        #expect(try mean("p2c:choices=16", 20 * ms) > mean("random", 20 * ms))
    }

    @Test func impossibleSystemsAreRefused() {
        func message(_ change: (inout Simulation) -> Void) -> String? {
            var simulation = Self.system("p2c")
            change(&simulation)
            let error = #expect(throws: SimulationError.self) { try Simulation.run(simulation) }
            return error?.description
        }
        #expect(message { $0.strategy = "best" }?.hasPrefix("unknown strategy 'best'") == true)
        #expect(message { $0.backends = [] } == "backends is 0: give 1 or more")
        #expect(message { $0.requests = 0 } == "requests is 0: give 1 or more")
        #expect(message { $0.clients = -1 } == "clients is -1: give 1 or more")
        #expect(message { $0.backends[2].speed = 0 } == "backend 2 has no speed or no concurrency: give both above 0")
        let fault = ScheduledFault(atNanoseconds: 0, backend: 5, conduct: .crashed)
        #expect(message { $0.faults = [fault] } == "a fault names backend 5: name one from 0 to 4")
    }
}
