import Balancing
import Proxying
import Synchronization
import TestSupport
import Testing

/// Probes on real sockets.
@Suite struct ProberTests {
    /// What a backend does: how it answers probes, and which requests it saw.
    private final class Probed: Sendable {
        let requests = Atomic<Int>(0)
        let probes = Atomic<Int>(0)

        func server(_ probeAnswer: String?) throws -> ScriptedServer {
            try ScriptedServer { [self] peer in
                while case let head = try peer.receiveHead(), !head.isEmpty {
                    guard head.hasPrefix("GET /probe HTTP/1.1\r\n") else {
                        requests.add(1, ordering: .relaxed)
                        try peer.send(answer("x"))
                        continue
                    }
                    probes.add(1, ordering: .relaxed)
                    guard let probeAnswer else {
                        _ = peer.receiveToEnd()
                        return
                    }
                    try peer.send(probeAnswer)
                    if probeAnswer.contains("HTTP/1.0") { return }
                }
            }
        }
    }

    private func withBackends(
        _ probeAnswers: [String?],
        threads: Int = 1,
        _ change: (inout ProxyConfiguration) -> Void = { _ in },
        _ body: (RunningProxy, [Probed], RawSocket) throws -> Void
    ) throws {
        let probed = probeAnswers.map { _ in Probed() }
        let servers = try zip(probed, probeAnswers).map { try $0.server($1) }
        defer { for server in servers { server.stop() } }
        let proxy = try RunningProxy(servers.map(\.port)) {
            $0.strategy = Prequal(seed: 1)
            $0.threads = threads
            change(&$0)
        }
        try body(proxy, probed, RawSocket(port: proxy.port))
    }

    private func request(_ client: RawSocket, times: Int = 1) throws {
        for _ in 0..<times { try #expect(client.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status == 200) }
    }

    private static func report(_ inFlight: Int, _ latency: Int) -> String {
        "HTTP/1.1 204 No Content\r\nX-Probe: \(inFlight) \(latency)\r\n\r\n"
    }

    /// However a success is framed, it is understood, and the slow backend avoided.
    @Test(arguments: [
        report(9, 9_000_000), "HTTP/1.1 200 OK\r\nx-probe:9 9000000\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nX-Probe: 9 9000000\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nX-Probe: 9 9000000\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.0 200 OK\r\nX-Probe: 9 9000000\r\n\r\nuntil the end",
    ])
    func theBackendThatSaysThatItIsSlowIsAvoided(_ slow: String) throws {
        try withBackends([Self.report(0, 100), slow, Self.report(0, 100)]) { proxy, probed, client in
            try request(client)
            #expect(eventually { proxy.proxy.counters().probesAnswered == 3 })
            let before = probed[1].requests.load(ordering: .relaxed)
            try request(client, times: 100)
            #expect(probed[1].requests.load(ordering: .relaxed) - before < 10)
            let counters = proxy.proxy.counters()
            #expect(counters.requests == 101 && counters.picks == 101)
            #expect(probed.reduce(0) { $0 + $1.requests.load(ordering: .relaxed) } == 101)
            #expect(counters.probesSent >= counters.probesAnswered && counters.probesAnswered >= 3)
            #expect(counters.upstreamConnections <= 3)
        }
    }

    /// A foreign server tells nothing: the picks are random, one warning is given, and it is soon left alone.
    @Test(arguments: [
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", answer("hello"), "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Probe: soon\r\nContent-Length: 0\r\n\r\n",
    ])
    func aBackendThatKnowsNoProbesIsPickedAtRandom(_ foreign: String) throws {
        let events = Mutex<[FleetEvent]>([])
        let isTold: @Sendable (FleetEvent) -> Void = { event in events.withLock { $0.append(event) } }
        try withBackends([foreign, foreign, foreign], { $0.onHealthEvent = isTold }) { _, probed, client in
            try request(client)
            #expect(eventually { events.withLock { !$0.isEmpty } })
            try request(client, times: 300)
            for backend in probed { #expect(abs(backend.requests.load(ordering: .relaxed) - 100) < 45) }
            #expect(events.withLock { $0.map(\.kind) } == ["probe_failed"])
            #expect(events.withLock { $0.first?.detail.hasPrefix("answers a probe with ") } == true)
            // A second of peace after each: far fewer than the three a request that were wanted.
            #expect(probed.reduce(0) { $0 + $1.probes.load(ordering: .relaxed) } < 100)
        }
    }

    /// A backend that never answers is probed on one connection at a time, and keeps nobody waiting.
    @Test func aSilentBackendHasOneProbeAtATime() throws {
        try withBackends([Self.report(0, 1), nil]) { proxy, probed, client in
            try request(client, times: 50)
            #expect(eventually { probed[1].probes.load(ordering: .relaxed) > 0 })
            let counters = proxy.proxy.counters()
            #expect(counters.probesSent > counters.probesAnswered)
            #expect(probed[1].probes.load(ordering: .relaxed) < 25)
        }
    }

    @Test func thePathCanBeAnother() throws {
        try withBackends([Self.report(0, 1)], { $0.probePath = "/load?x" }) { proxy, probed, client in
            try request(client)
            #expect(eventually { proxy.proxy.counters().probesSent == 1 })
            #expect(probed[0].probes.load(ordering: .relaxed) == 0)
        }
    }

    @Test func strategiesThatDoNotProbeSendNone() throws {
        try withBackends([Self.report(0, 1)], { $0.strategy = RoundRobin(seed: 1) }) { proxy, probed, client in
            try request(client, times: 20)
            #expect(proxy.proxy.counters().probesSent == 0)
            #expect(probed[0].probes.load(ordering: .relaxed) == 0)
        }
    }

    /// A reload may bring backends, and strategies that probe or do not.
    @Test func aReloadBringsBackendsAndStrategiesThatProbe() throws {
        let servers = try (0..<2).map { _ in try Probed().server(Self.report(0, 1)) }
        defer { for server in servers { server.stop() } }
        let upstreams = servers.enumerated().map { index, server in
            Upstream(name: "b\(index)", host: "127.0.0.1", port: server.port)
        }
        var configuration = ProxyConfiguration(
            host: "127.0.0.1",
            port: 0,
            upstreams: [upstreams[0]],
            strategy: RoundRobin(seed: 1)
        )
        configuration.strategyChoice = StrategyChoice("round-robin")
        let proxy = try ReverseProxy.start(configuration)
        defer { proxy.shutdown(graceNanoseconds: 0) }
        let client = try RawSocket(port: proxy.port)
        try request(client)
        #expect(proxy.counters().probesSent == 0)
        configuration.upstreams = upstreams
        configuration.strategyChoice = StrategyChoice("prequal")
        configuration.strategy = Prequal(seed: 1)
        try proxy.reload(configuration)
        try request(client)
        #expect(eventually { proxy.counters().probesAnswered == 2 })
        configuration.strategyChoice = StrategyChoice("round-robin")
        configuration.strategy = RoundRobin(seed: 1)
        try proxy.reload(configuration)
        let sent = proxy.counters().probesSent
        try request(client, times: 10)
        #expect(proxy.counters().probesSent == sent)
    }

    /// Probe connections, silent ones too, hold up no shutdown.
    @Test func shutdownClosesTheProbeConnections() throws {
        try withBackends([Self.report(0, 1), nil, Self.report(0, 1)], threads: 2) { proxy, probed, client in
            try request(client, times: 30)
            #expect(eventually { probed[1].probes.load(ordering: .relaxed) > 0 })
            let time = ContinuousClock().measure { proxy.proxy.shutdown(graceNanoseconds: 60_000_000_000) }
            #expect(time < .seconds(20))
            #expect(proxy.proxy.counters().requests == 30)
        }
    }
}
