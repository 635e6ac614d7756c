@testable import Experimenting

extension ProxySetup {
    /// A set-up of three backends.
    static func three(
        strategy: String = "round-robin",
        weights: [Double] = [1, 1, 1],
        ports: [Int] = [8081, 8082, 8083],
        threads: Int = 4
    ) -> ProxySetup {
        ProxySetup(
            strategy: strategy,
            listen: HostPort(host: "127.0.0.1", port: ports == [8081, 8082, 8083] ? 8000 : 0),
            threads: threads,
            connections: 50,
            backends: ports.indices.map { index in
                Backend(
                    name: "backend-\(index + 1)",
                    address: HostPort(host: "127.0.0.1", port: ports[index]),
                    weight: weights[index]
                )
            },
            folder: "/run/rrbench"
        )
    }
}
