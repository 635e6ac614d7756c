import Balancing
import Pacing
import Proxying
import Serving
import Simulating
import TestSupport
import Testing

/// The live proxy and the simulator make the same picks from the same strategy, seed and order of requests.
@Suite struct LiveParityTests {
    /// The strategies that go by seed, order and load alone, not by measured times or by keys.
    static let strategies = [
        "round-robin", "per-worker-round-robin", "weighted-round-robin", "static-stride", "edf", "random",
        "weighted-random", "least-requests", "p2c", "p2c:choices=3", "join-idle-queue", "first", "sticky-cookie",
        "aperture:size=2",
    ]
    static let weights = [1, 2, 1, 4] as [Double]
    static let requests = 60

    @Test(arguments: strategies)
    func oneRequestAtATimeGivesTheSameSequence(_ strategy: String) throws {
        let live = try Self.livePicks(strategy, seed: 21)
        #expect(live == (try Self.simulatedPicks(strategy, seed: 21)))
    }

    private static func simulatedPicks(_ strategy: String, seed: UInt64) throws -> [Int] {
        var simulation = Simulation(
            strategy: strategy,
            backends: weights.map { SimulatedBackend(weight: $0) },
            service: ConstantService(nanoseconds: 1_000),
            arrivals: ConstantArrivals(rate: 1_000)
        )
        simulation.requests = requests
        simulation.recordsPicks = true
        simulation.seed = seed
        return try Simulation.run(simulation).picks.map { Int($0) }
    }

    private static func livePicks(_ strategy: String, seed: UInt64) throws -> [Int] {
        let names = weights.indices.map { "backend-\($0)" }
        let backends = try BackendGroup.start(names.map { BackendConfiguration(name: $0) }, threads: 1)
        let upstreams = weights.indices.map { index in
            Upstream(name: names[index], host: "127.0.0.1", port: backends.ports[index], weight: weights[index])
        }
        let configuration = ProxyConfiguration(
            host: "127.0.0.1",
            port: 0,
            upstreams: upstreams,
            strategy: try StrategyCatalog.make(strategy, seed: seed)
        )
        let proxy = try ReverseProxy.start(configuration)
        let picks = Result {
            let socket = try RawSocket(port: proxy.port)
            return try (0..<requests).map { _ in
                let response = try socket.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                return names.firstIndex { $0 == response["X-Backend-Id"] } ?? -1
            }
        }
        proxy.shutdown(graceNanoseconds: 1_000_000_000)
        try backends.shutdown()
        return try picks.get()
    }
}
