internal import Foundation
internal import LoadDriving
internal import Simulating

/// What a foreign proxy is configured for: the same that the embedded one would be.
struct ProxySetup {
    /// One backend.
    struct Backend {
        /// Its name.
        var name: String
        /// Its address.
        var address: HostPort
        /// Its share of the traffic, for strategies that go by weight.
        var weight: Double
    }

    /// The strategy with its parameters, as `StrategyCatalog` reads it.
    var strategy: String
    /// Where it listens.
    var listen: HostPort
    /// Workers or threads.
    var threads: Int
    /// The most requests in flight.
    var connections: Int
    /// The backends, by index.
    var backends: [Backend]
    /// Parameters that the scenario asks for; what the user gives goes before.
    var settings: [String: String] = [:]
    /// Nanoseconds between health checks.
    var checkInterval: Int64 = 2_000_000_000
    /// The private folder of its files.
    var folder = ""
    /// Whether it runs as the superuser.
    var isRoot = false
}

extension ProxySetup {
    /// The set-up of a topology; `ports` are those that the backends listen on.
    init(_ topology: Topology, in plan: ExperimentPlan, ports: [Int]) {
        self.init(
            strategy: plan.strategy,
            listen: topology.listen,
            threads: topology.proxyThreads,
            connections: plan.load.connections,
            backends: topology.members.indices.map { index in
                Backend(
                    name: topology.backendNames[index],
                    address: HostPort(host: "127.0.0.1", port: ports[index]),
                    weight: topology.members[index].weight
                )
            },
            isRoot: geteuid() == 0
        )
        let faults = topology.faultPlan
        if faults.retries.map({ $0 > 0 }) == true { settings["retries"] = "on" }
        if faults.healthCheck != nil || faults.ejectAfter.map({ $0 > 0 }) == true { settings["health"] = "on" }
        if let check = faults.healthCheck { checkInterval = check.intervalNanoseconds }
    }
}

extension ExperimentPlan {
    /// Refuses what the chosen proxy cannot be told to do, before anything is started.
    ///
    /// Throws ``ExperimentError/usage(_:)`` where it has nothing like the strategy, its parameters or the weights.
    package func checkProxy() throws(ExperimentError) {
        guard case .embedded(let topology) = target else { return }
        if topology.proxy == .direct { try checkDirect(topology) }
        guard case .foreign(let proxy) = topology.proxy else { return }
        _ = try proxy.configuration(
            for: ProxySetup(topology, in: self, ports: Array(repeating: 0, count: topology.backends))
        )
    }

    /// Whether the proxy is another one that may give a request to a second backend.
    var proxyMayRepeat: Bool {
        guard case .embedded(let topology) = target, case .foreign(let proxy) = topology.proxy else { return false }
        return proxy.mayRepeat(
            for: ProxySetup(topology, in: self, ports: Array(repeating: 0, count: topology.backends))
        )
    }
}
