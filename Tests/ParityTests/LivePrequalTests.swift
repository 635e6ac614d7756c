import Balancing
import Pacing
import Proxying
import Serving
import Simulating
import TestSupport
import Testing

/// Prequal goes by what the network brings, so no two runs pick alike; live and simulated, it must avoid the same backend.
@Suite struct LivePrequalTests {
    private static let names = ["backend-1", "backend-2", "backend-3"]

    /// Requests at each of three backends, the second of which takes twenty times as long.
    private static func live(_ strategy: String) throws -> [Int64] {
        let backends = try BackendGroup.start(
            names.indices.map { index in
                BackendConfiguration(
                    name: names[index],
                    service: ConstantService(nanoseconds: index == 1 ? 100_000_000 : 5_000_000),
                    concurrency: 4
                )
            },
            threads: 2
        )
        let upstreams = names.indices.map {
            Upstream(name: names[$0], host: "127.0.0.1", port: backends.ports[$0])
        }
        var configuration = ProxyConfiguration(
            host: "127.0.0.1",
            port: 0,
            upstreams: upstreams,
            strategy: try StrategyCatalog.make(strategy, seed: 3)
        )
        configuration.threads = 2
        let proxy = try ReverseProxy.start(configuration)
        defer {
            proxy.shutdown(graceNanoseconds: 1_000_000_000)
            try? backends.shutdown()
        }
        let answered = try ThreadTeam.run(12) { _ in
            let client = try RawSocket(port: proxy.port)
            return try (0..<40).count { _ in
                try client.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status == 200
            }
        }
        let counts = backends.requestCounts()
        let counters = proxy.counters()
        #expect(answered.reduce(0, +) == 480 && counters.picks == 480)
        #expect(counts.reduce(0, +) == 480, "probes are no requests")
        #expect(counters.picksPerBackend == counts && proxy.requestsInFlight() == 0)
        #expect(counters.probesAnswered > 0)
        return counts
    }

    @Test(arguments: ["prequal", "sticky-cookie:over=prequal", "aperture:size=3,over=prequal"])
    func liveItSendsTheSlowBackendClearlyLessThanAThird(_ strategy: String) throws {
        let counts = try Self.live(strategy)
        #expect(counts[1] * 4 < 480, "the slow one of three got \(counts)")
    }

    @Test func simulatedItDoesTheSame() throws {
        var simulation = Simulation(
            strategy: "prequal",
            backends: [1, 0.1, 1].map { SimulatedBackend(speed: $0, concurrency: 4) },
            service: ConstantService(nanoseconds: 2_000_000),
            arrivals: PoissonArrivals(rate: 2_000, seed: 3)
        )
        simulation.requests = 7_200
        simulation.networkDelayNanoseconds = 100_000
        let counts = try Simulation.run(simulation).picksPerBackend
        #expect(counts[1] * 5 < 7_200, "the slow one of three got \(counts)")
    }
}
