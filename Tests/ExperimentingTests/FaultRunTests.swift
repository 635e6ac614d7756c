import Foundation
import LoadDriving
import Pacing
import Recording
import Simulating
import TestSupport
import Testing

@testable import Experimenting

/// Faults in whole runs: proxy, backends, load and database.
struct FaultRunTests {
    private static let ms: Int64 = 1_000_000

    private func run(
        _ plan: FaultPlan,
        _ folder: borrowing TemporaryFolder,
        duration: Int64,
        backends: Int = 3
    ) throws -> (summary: [String: Any], events: [RunEvent]) {
        var topology = Topology(
            backends: backends,
            backendPort: 0,
            service: ConstantService(nanoseconds: Self.ms),
            listen: HostPort(host: "127.0.0.1", port: 0),
            proxyThreads: 1
        )
        topology.faultPlan = plan
        var load = LoadPlan(url: "http://127.0.0.1/")
        load.warmup = 0
        load.connections = 64
        load.mode = .open(ConstantArrivals(rate: 200))
        load.limit = .duration(duration)
        let experiment = Experiment(
            ExperimentPlan(
                target: .embedded(topology),
                strategy: "round-robin",
                load: load,
                targetRate: 200,
                arrivals: "constant",
                seed: 1,
                databasePath: folder.path("r.sqlite"),
                version: "0"
            )
        )
        _ = try experiment.run()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let stored = try database.run(matching: RunReference("1"))
        let json = try JSONSerialization.jsonObject(with: Data((stored.summary ?? "").utf8)) as? [String: Any]
        return (try #require(json), try database.events(ofRun: 1))
    }

    /// The scenario crash-recover, shortened: the crash is seen and survived, and so is the return.
    @Test func aCrashIsSurvivedAndOnRecord() throws {
        var plan = FaultPlan()
        plan.faults = [ScenarioFault(at: 300 * Self.ms, until: 700 * Self.ms, backend: 1, kind: .crash)]
        plan.retries = 1
        plan.healthCheck = HealthCheck(intervalNanoseconds: 100 * Self.ms)
        let (summary, events) = try run(plan, TemporaryFolder(), duration: 1_200 * Self.ms)
        let faults = events.filter { $0.kind.hasPrefix("fault") }
        #expect(faults.map(\.kind) == ["fault_start", "fault_end"])
        #expect(faults.allSatisfy { $0.backend == 2 && $0.detail == "crash" })
        #expect(try #require(faults.first).atNanoseconds >= 300 * Self.ms)
        #expect(try #require(faults.last).atNanoseconds >= 700 * Self.ms)
        #expect(events.contains { $0.kind == "down" && $0.backend == 2 })
        #expect(events.contains { $0.kind == "up" && $0.backend == 2 })
        #expect(events.contains { $0.kind == "retry" && $0.backend == 2 })
        let requests = try #require(summary["requests"] as? [String: Any])
        #expect(requests["succeeded"] as? Int == requests["sent"] as? Int)
        let books = try #require(summary["reconciliation"] as? [String: Any])
        #expect(books["verdict"] as? String == "balanced")
    }

    /// Without retries and checks each pick of a failing backend is an error; the fault lasts to the end of the run.
    @Test func whatAScenarioLeavesOutIsOff() throws {
        var plan = FaultPlan()
        plan.faults = [ScenarioFault(at: 0, backend: 0, kind: .fail(Self.ms))]
        let (summary, events) = try run(plan, TemporaryFolder(), duration: 600 * Self.ms)
        #expect(events.map(\.kind).filter { $0 != "error_example" } == ["fault_start", "fault_end"])
        let requests = try #require(summary["requests"] as? [String: Any])
        #expect(requests["sent"] as? Int == 120)
        #expect(requests["failed"] as? Int == 40)
    }

    @Test func ejectionIsThereForTheAsking() throws {
        var plan = FaultPlan()
        plan.faults = [ScenarioFault(at: 0, backend: 0, kind: .fail(Self.ms))]
        plan.ejectAfter = 3
        let (summary, events) = try run(plan, TemporaryFolder(), duration: 600 * Self.ms)
        #expect(events.contains { $0.kind == "ejected" && $0.backend == 1 })
        let requests = try #require(summary["requests"] as? [String: Any])
        #expect(try #require(requests["failed"] as? Int) < 10)
    }
}
