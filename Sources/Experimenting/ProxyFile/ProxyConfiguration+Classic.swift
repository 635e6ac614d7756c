internal import Balancing
package import Proxying

extension ProxyConfiguration {
    /// The proxy that `rrbench proxy` is when it is told nothing: 127.0.0.1:8000 in front of 8081, 8082 and 8083.
    package static var classic: ProxyConfiguration {
        let upstreams = (1...3).map { Upstream(name: "backend-\($0)", host: "127.0.0.1", port: 8080 + $0) }
        let strategy = RoundRobin(seed: 1)
        var configuration = ProxyConfiguration(host: "127.0.0.1", port: 8000, upstreams: upstreams, strategy: strategy)
        configuration.strategyChoice = StrategyChoice(StrategyCatalog.names[0])
        return configuration
    }
}
