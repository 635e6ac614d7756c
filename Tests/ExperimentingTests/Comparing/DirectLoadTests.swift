import LoadDriving
import Measuring
import Recording
import Reporting
import TestSupport
import Testing

@testable import Experimenting

@Suite("Load without a proxy")
struct DirectLoadTests {
    private func plan(weights: [Double], database: String) throws -> ExperimentPlan {
        var topology = try Topology.onFreePorts(backends: weights.count)
        for (index, weight) in weights.enumerated() { topology.members[index].weight = weight }
        topology.proxy = try ProxyCatalog.make("direct")
        var load = LoadPlan(url: "http://127.0.0.1/")
        load.connections = 4
        load.limit = .requests(400)
        return .roundRobin(topology, load, database: database)
    }

    @Test("Each backend gets its turn, and the books balance without a proxy's")
    func turns() throws {
        let folder = try TemporaryFolder()
        let plan = try plan(weights: [1, 1, 1, 1], database: folder.path("r.sqlite"))
        let report = try Experiment(plan).run()
        #expect(report.summary.run.proxy == "direct")
        #expect(report.summary.backends.map(\.requests) == [100, 100, 100, 100])
        #expect(report.summary.reconciliation.outcome == .balanced)
        #expect(report.summary.cpuPerRequest.proxy == nil)
        // What a reader of the rows finds is the same: turns among backends are no kinds of requests.
        let database = try ResultsDatabase(path: folder.path("r.sqlite"), access: .existing)
        #expect(try RunReader(database).report(of: database.run(matching: .last)).summary == report.summary)
    }

    @Test("Weights are kept by chance")
    func weights() throws {
        let folder = try TemporaryFolder()
        let report = try Experiment(plan(weights: [1, 3], database: folder.path("r.sqlite"))).run()
        let requests = report.summary.backends.map(\.requests)
        #expect(requests.reduce(0, +) == 400)
        #expect((50...150).contains(requests[0]))
    }

    @Test("Connections to every backend are kept, and no more are expected")
    func connections() throws {
        let folder = try TemporaryFolder()
        let report = try Experiment(plan(weights: [1, 1, 1], database: folder.path("r.sqlite"))).run()
        let connections = try #require(report.summary.connections)
        #expect(connections.expected == 12)
        #expect((3...12).contains(connections.opened))
    }

    @Test("The load is held to what it does, whatever the strategy", arguments: [[1.0, 1, 1], [1, 0, 1], [1, 3, 1]])
    func promise(weights: [Double]) throws {
        let folder = try TemporaryFolder()
        var plan = try plan(weights: weights, database: folder.path("r.sqlite"))
        plan.strategy = "weighted-round-robin"
        let report = try Experiment(plan).run()
        #expect(report.summary.run.state == .complete)
        #expect(report.summary.spread.outcome == .even, "\(report.summary.spread)")
        for (backend, weight) in zip(report.summary.backends, weights) where weight == 0 {
            #expect(backend.requests == 0)
        }
    }

    @Test("A pinned connection leads to one backend")
    func pinned() throws {
        let folder = try TemporaryFolder()
        var plan = try plan(weights: [1, 1], database: folder.path("r.sqlite"))
        plan.load.connectionMode = .pinned
        #expect(throws: ExperimentError.self) { try plan.checkProxy() }
        plan = try self.plan(weights: [1, 0], database: folder.path("r.sqlite"))
        plan.load.connectionMode = .pinned
        #expect(try Experiment(plan).run().summary.backends.map(\.requests) == [400, 0])
    }

    @Test("A mix of requests has targets of its own, and is refused")
    func mix() throws {
        let folder = try TemporaryFolder()
        var plan = try plan(weights: [1, 1], database: folder.path("r.sqlite"))
        plan.load.mix = [RequestKind(url: "/a"), RequestKind(url: "/b")]
        #expect(throws: ExperimentError.self) { try plan.checkProxy() }
    }
}
