package import Pacing

/// The proxy and the backends that an experiment starts itself.
package struct Topology: Sendable {
    /// How many dummy backends.
    package var backends: Int
    /// The port of the first one, the others follow; 0 takes any free ports.
    package var backendPort: Int
    /// How long a backend takes for a request.
    package var service: any ServiceDistribution
    /// Where the proxy listens.
    package var listen: HostPort
    /// Event loops of the proxy.
    package var proxyThreads: Int

    /// A set-up of backends behind a proxy.
    package init(
        backends: Int,
        backendPort: Int,
        service: any ServiceDistribution,
        listen: HostPort,
        proxyThreads: Int
    ) {
        self.backends = backends
        self.backendPort = backendPort
        self.service = service
        self.listen = listen
        self.proxyThreads = proxyThreads
    }

    /// The names of the backends, from `backend-1` on.
    package var backendNames: [String] { (1...backends).map { "backend-\($0)" } }
}
