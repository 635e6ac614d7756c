package import Pacing

/// The proxy and the backends that an experiment starts itself.
package struct Topology: Sendable {
    /// The dummy backends, by index.
    package var members: [ScenarioBackend]
    /// The port of the first one, the others follow; 0 takes any free ports.
    package var backendPort: Int
    /// How long a backend takes for a request.
    package var service: any ServiceDistribution
    /// Where the proxy listens.
    package var listen: HostPort
    /// Event loops of the proxy; workers or threads of a foreign one.
    package var proxyThreads: Int
    /// What balances.
    package var proxy = ProxyChoice.embedded
    /// What goes wrong, and what the proxy does about it.
    package var faultPlan = FaultPlan()

    /// A set-up of backends of equal weight, which serve any number of requests at once, behind a proxy.
    package init(
        backends: Int,
        backendPort: Int,
        service: any ServiceDistribution,
        listen: HostPort,
        proxyThreads: Int
    ) {
        members = Array(repeating: ScenarioBackend(), count: backends)
        self.backendPort = backendPort
        self.service = service
        self.listen = listen
        self.proxyThreads = proxyThreads
    }

    /// How many dummy backends.
    package var backends: Int { members.count }

    /// The names of the backends, from `backend-1` on.
    package var backendNames: [String] { (1...backends).map { "backend-\($0)" } }
}
