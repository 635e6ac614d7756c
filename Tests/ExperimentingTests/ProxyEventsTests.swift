import LoadDriving
import Pacing
import Recording
import TestSupport
import Testing

@testable import Experimenting
@testable import Proxying

@Suite struct ProxyEventsTests {
    @Test func eventsAreRowsOfTheRun() throws {
        let events = ProxyEvents()
        var configuration = ProxyConfiguration.classic
        events.listen(to: &configuration)
        configuration.onHealthEvent?(
            FleetEvent(atNanoseconds: 1_500, kind: "down", backend: "b", detail: "why", picks: 7)
        )
        configuration.onHealthEvent?(FleetEvent(atNanoseconds: 900, kind: "outage", backend: nil, detail: "all"))
        let rows = events.take(origin: 1_000, names: ["a", "b"])
        #expect(
            rows == [
                RunEvent(atNanoseconds: 500, kind: "down", backend: 2, detail: "pick=7 why"),
                RunEvent(atNanoseconds: 0, kind: "outage", detail: "pick=0 all"),
            ]
        )
        #expect(events.take(origin: 0, names: []).isEmpty)
    }

    /// Backends that answer with 503, three times in a row, are ejected: by somebody else's requests, while the run's
    /// own come once a second.
    @Test func anEjectionInALiveRunIsInTheDatabase() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("r.sqlite")
        let probe = try ScriptedServer { _ in }
        probe.stop()
        let port = probe.port
        var load = LoadPlan(url: "http://127.0.0.1/")
        load.connections = 2
        load.limit = .duration(20_000_000_000)
        load.mode = .open(try ShapeCatalog.make("constant", rate: 1, seed: 1))
        let topology = Topology(
            backends: 3,
            backendPort: 0,
            service: try DistributionCatalog.make("none"),
            listen: HostPort(host: "127.0.0.1", port: port),
            proxyThreads: 1
        )
        let experiment = Experiment(
            ExperimentPlan(
                target: .embedded(topology),
                strategy: "round-robin",
                load: load,
                targetRate: 1,
                arrivals: "constant",
                seed: 1,
                databasePath: path,
                version: "test"
            )
        )
        _ = try ThreadTeam.run(2) { role -> Void in
            if role == 0 {
                _ = try experiment.run()
                return
            }
            defer { experiment.requestStop() }
            _ = eventually { (try? RawSocket(port: port)) != nil }
            let client = try RawSocket(port: port)
            for _ in 0..<60 { _ = try client.exchange("GET /status/503 HTTP/1.1\r\nHost: h\r\n\r\n") }
        }
        let events = try ResultsDatabase(path: path).events(ofRun: 1)
        let ejections = events.filter { $0.kind == "ejected" }
        #expect(!ejections.isEmpty)
        #expect(
            ejections.allSatisfy {
                (1...3).contains($0.backend ?? 0) && (0...20_000_000_000).contains($0.atNanoseconds)
            }
        )
    }
}
