import LoadDriving
import Pacing

@testable import Experimenting

extension Topology {
    /// Backends without a service time behind one event loop, all on free ports.
    static func onFreePorts(backends: Int) throws -> Topology {
        Topology(
            backends: backends,
            backendPort: 0,
            service: try DistributionCatalog.make("none"),
            listen: HostPort(host: "127.0.0.1", port: 0),
            proxyThreads: 1
        )
    }
}

extension ExperimentPlan {
    /// A closed loop through a round robin.
    static func roundRobin(_ topology: Topology, _ load: LoadPlan, database: String = "") -> ExperimentPlan {
        ExperimentPlan(
            target: .embedded(topology),
            strategy: "round-robin",
            load: load,
            targetRate: nil,
            arrivals: nil,
            seed: 1,
            databasePath: database,
            version: "test"
        )
    }
}
