import Balancing
import Foundation
import HTTPWire
import Synchronization
import TestSupport
import Testing

@testable import Proxying

@Suite struct ReloadTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    private func configuration(_ upstreams: [Upstream]) -> ProxyConfiguration {
        var configuration = ProxyConfiguration(
            host: "127.0.0.1",
            port: 0,
            upstreams: upstreams,
            strategy: RoundRobin(seed: 1)
        )
        configuration.strategyChoice = StrategyChoice("round-robin")
        return configuration
    }

    private func running(
        _ names: [String],
        _ change: (inout ProxyConfiguration) -> Void = { _ in },
        _ body: (ReverseProxy, inout ProxyConfiguration, NamedBackends) throws -> Void
    ) throws {
        let backends = try NamedBackends(names)
        var configuration = configuration(names.enumerated().map { backends.upstream($0.offset, $0.element) })
        change(&configuration)
        let proxy = try ReverseProxy.start(configuration)
        defer { proxy.shutdown(graceNanoseconds: 0) }
        try body(proxy, &configuration, backends)
    }

    private func answers(_ count: Int, of client: RawSocket) throws -> [String] {
        try (0..<count).map { _ in try client.exchange(Self.get).text }
    }

    // MARK: Members

    @Test func whoLeavesFinishesAndClosesItsConnections() throws {
        let isOpen = Mutex(false)
        let slow = try MortalServer { peer, _ in
            _ = eventually { isOpen.withLock { $0 } }
            try peer.send(answer("slow"))
        }
        try running(["a"]) { proxy, configuration, _ in
            configuration.upstreams.insert(Upstream(name: "slow", host: "127.0.0.1", port: slow.port), at: 0)
            try proxy.reload(configuration)
            let client = try RawSocket(port: proxy.port)
            #expect(try answers(1, of: client) == ["a"])
            try client.send(Self.get)
            #expect(eventually { slow.requests == 1 })
            configuration.upstreams.removeFirst()
            #expect(try proxy.reload(configuration).removed == ["slow"])
            isOpen.withLock { $0 = true }
            #expect(try client.receiveResponse().text == "slow")
            #expect(try answers(4, of: client) == ["a", "a", "a", "a"])
            #expect(eventually { proxy.counters().upstreamConnections == 1 })
            #expect(slow.requests == 1)
        }
    }

    @Test func idleConnectionsOfWhoLeavesAreClosed() throws {
        try running(["a", "b"]) { proxy, configuration, _ in
            let client = try RawSocket(port: proxy.port)
            #expect(try answers(4, of: client) == ["a", "b", "a", "b"])
            #expect(proxy.counters().upstreamConnections == 2)
            configuration.upstreams.removeLast()
            try proxy.reload(configuration)
            #expect(eventually { proxy.counters().upstreamConnections == 1 })
            #expect(try answers(2, of: client) == ["a", "a"])
        }
    }

    @Test func whoComesBackGoesOnUnderItsIndex() throws {
        try running(["a", "b"]) { proxy, configuration, backends in
            let client = try RawSocket(port: proxy.port)
            #expect(try answers(3, of: client) == ["a", "b", "a"])
            configuration.upstreams = [backends.upstream(1, "b")]
            try proxy.reload(configuration)
            #expect(try answers(2, of: client) == ["b", "b"])
            configuration.upstreams = [backends.upstream(0, "a"), backends.upstream(1, "b")]
            #expect(try proxy.reload(configuration).description == "added a")
            #expect(try answers(2, of: client) == ["a", "b"])
            #expect(proxy.counters().picksPerBackend == [3, 4])
        }
    }

    @Test func theAdministrationFollows() throws {
        try running(["a", "b", "c"]) {
            $0.upstreams.removeLast()
            $0.admin = AdminSettings(host: "127.0.0.1", port: 0)
        } _: { proxy, configuration, backends in
            let port = Int(try #require(proxy.adminAddress).split(separator: ":")[1]) ?? 0
            func admin(_ start: String, _ body: String = "") throws -> RawResponse {
                try RawSocket(port: port).exchange(
                    "\(start) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                )
            }
            configuration.upstreams = [backends.upstream(2, "c"), backends.upstream(0, "a")]
            configuration.strategyChoice = StrategyChoice("first")
            configuration.strategy = FirstAvailable(seed: 1)
            try proxy.reload(configuration)
            let status = try JSONSerialization.jsonObject(with: Data(try admin("GET /status").body)) as? [String: Any]
            let names = (status?["backends"] as? [[String: Any]])?.map { $0["name"] as? String }
            #expect(names == ["a", "c"] && status?["strategy"] as? String == "first")
            #expect(try admin("POST /backends/c/drain").status == 200)
            #expect(try admin("POST /backends/b/drain").status == 404)
            #expect(try answers(2, of: RawSocket(port: proxy.port)) == ["a", "a"])
        }
    }

    // MARK: Refusals

    @Test func whatIsFixedIsRefusedAndNothingChanges() throws {
        try running(["a", "b"]) { proxy, configuration, _ in
            let client = try RawSocket(port: proxy.port)
            #expect(try answers(1, of: client) == ["a"])
            let wrong: [(part: String, change: (inout ProxyConfiguration) -> Void)] = [
                ("listen", { $0.port = 1 }), ("listen", { $0.host = "::1" }), ("threads", { $0.threads = 2 }),
                ("admin", { $0.admin = AdminSettings(host: "127.0.0.1", port: 0) }),
                ("no-such-host.invalid", { $0.upstreams[0].host = "no-such-host.invalid" }),
                ("at least one backend", { $0.upstreams = [] }),
                ("/nonexistent/log", { $0.accessLog = AccessLogSettings(path: "/nonexistent/log") }),
            ]
            for (part, change) in wrong {
                var next = configuration
                next.upstreams.removeFirst()
                next.dispatchHeader = true
                change(&next)
                let error = #expect(throws: (any Error).self) { try proxy.reload(next) }
                #expect("\(try #require(error))".contains(part), "\(String(describing: error))")
            }
            let response = try client.exchange(Self.get)
            #expect(response.text == "b" && response["X-Dispatch"] == nil)
            #expect(try answers(2, of: client) == ["a", "b"])
            #expect(try proxy.reload(configuration).description == "nothing has changed")
        }
    }

    @Test func afterTheEndThereIsNothingToReload() throws {
        try running(["a"]) { proxy, configuration, _ in
            proxy.shutdown(graceNanoseconds: 0)
            #expect(throws: ProxyError.ended) { try proxy.reload(configuration) }
        }
    }

    // MARK: Settings

    @Test func theStrategyStaysOrBeginsAnew() throws {
        try running(["a", "b", "c"]) { proxy, configuration, _ in
            let client = try RawSocket(port: proxy.port)
            #expect(try answers(2, of: client) == ["a", "b"])
            configuration.viaName = "edge"
            #expect(try proxy.reload(configuration).settings == ["via"])
            #expect(try answers(2, of: client) == ["c", "a"])
            configuration.strategyChoice = StrategyChoice("first")
            configuration.strategy = FirstAvailable(seed: 1)
            #expect(try proxy.reload(configuration).settings == ["strategy"])
            #expect(try answers(2, of: client) == ["a", "a"])
            #expect(proxy.counters().picks == 6)
        }
    }

    @Test func sessionsFollowTheBackendsIndex() throws {
        try running(["a", "b"]) {
            $0.strategyChoice = StrategyChoice("sticky-cookie")
            $0.strategy = StickyCookie<RoundRobin>(seed: 1)
        } _: { proxy, configuration, backends in
            let client = try RawSocket(port: proxy.port)
            _ = try client.exchange(Self.get)
            let cookie = try #require(try client.exchange(Self.get)["Set-Cookie"]).prefix { $0 != ";" }
            let again = "GET / HTTP/1.1\r\nHost: h\r\nCookie: \(cookie)\r\n\r\n"
            configuration.upstreams = [backends.upstream(1, "b"), backends.upstream(0, "a")]
            try proxy.reload(configuration)
            let kept = try client.exchange(again)
            #expect(kept.text == "b" && kept["Set-Cookie"] == nil)
            configuration.upstreams.removeFirst()
            try proxy.reload(configuration)
            let moved = try client.exchange(again)
            #expect(moved.text == "a" && moved["Set-Cookie"] != nil)
        }
    }

    @Test func fieldsAndTimeoutsHoldAtOnce() throws {
        try running(["a"]) { proxy, configuration, _ in
            let client = try RawSocket(port: proxy.port)
            #expect(try client.exchange(Self.get)["X-Dispatch"] == nil)
            configuration.dispatchHeader = true
            configuration.timeouts.clientIdle = 20_000_000
            try proxy.reload(configuration)
            #expect(try client.exchange(Self.get)["X-Dispatch"] != nil)
            #expect(try client.receiveToEnd().isEmpty)
        }
    }

    @Test func connectionsCountForALimitThatComesLater() throws {
        try running(["a"]) { proxy, configuration, _ in
            let first = try RawSocket(port: proxy.port)
            #expect(try answers(1, of: first) == ["a"])
            configuration.maximumConnections = 1
            try proxy.reload(configuration)
            #expect(try RawSocket(port: proxy.port).receiveResponse().status == 503)
            #expect(try answers(1, of: first) == ["a"])
            configuration.maximumConnections = 0
            try proxy.reload(configuration)
            #expect(try answers(1, of: RawSocket(port: proxy.port)) == ["a"])
        }
    }

    @Test func placesAtBackendsComeAndGo() throws {
        let isOpen = Mutex(false)
        let slow = try MortalServer { peer, _ in
            _ = eventually { isOpen.withLock { $0 } }
            try peer.send(answer("slow"))
        }
        var configuration = configuration([Upstream(name: "slow", host: "127.0.0.1", port: slow.port)])
        let proxy = try ReverseProxy.start(configuration)
        defer { proxy.shutdown(graceNanoseconds: 0) }
        let clients = try (0..<4).map { _ in try RawSocket(port: proxy.port) }
        func send(_ client: Int, arriving count: Int) throws {
            try clients[client].send(Self.get)
            #expect(eventually { proxy.requestsInFlight() == count })
        }
        try send(0, arriving: 1)
        configuration.inFlight = InFlightLimits(perBackend: 1)
        try proxy.reload(configuration)
        try send(1, arriving: 2)
        try send(2, arriving: 3)
        #expect(eventually { slow.requests == 2 })
        configuration.inFlight = nil
        try proxy.reload(configuration)
        #expect(eventually { slow.requests == 3 })
        configuration.inFlight = InFlightLimits(perBackend: 2)
        try proxy.reload(configuration)
        try send(3, arriving: 4)
        isOpen.withLock { $0 = true }
        for client in clients { #expect(try client.receiveResponse().text == "slow") }
        #expect(proxy.requestsInFlight() == 0)
        for _ in 0..<3 { #expect(try clients[0].exchange(Self.get).text == "slow") }
    }

    @Test func theRateLimitComesChangesAndGoes() throws {
        try running(["a"]) { proxy, configuration, _ in
            let client = try RawSocket(port: proxy.port)
            func status() throws -> Int { try client.exchange(Self.get).status }
            configuration.clientLimit = ClientLimit(try RateLimit(perSecond: 0.001, burst: 1))
            try proxy.reload(configuration)
            #expect(try [status(), status(), status()] == [200, 200, 429])
            configuration.clientLimit = ClientLimit(try RateLimit(perSecond: 0.001, burst: 2))
            try proxy.reload(configuration)
            #expect(try [status(), status()] == [200, 429])
            configuration.clientLimit = nil
            try proxy.reload(configuration)
            #expect(try [status(), status()] == [200, 200])
        }
    }

    @Test func checksBeginAndEnd() throws {
        let paths = Mutex<[String]>([])
        let server = try MortalServer { peer, head in
            let path = String(head.split(separator: " ")[1])
            paths.withLock { $0.append(path) }
            try peer.send("HTTP/1.1 \(path == "/sick" ? "503 No" : "200 OK")\r\nContent-Length: 0\r\n\r\n")
        }
        var configuration = configuration([Upstream(name: "s", host: "127.0.0.1", port: server.port)])
        configuration.health.panicThreshold = 0
        let proxy = try ReverseProxy.start(configuration)
        defer { proxy.shutdown(graceNanoseconds: 0) }
        let client = try RawSocket(port: proxy.port)
        configuration.health.check = HealthCheckPolicy()
        configuration.health.check?.path = "/sick"
        #expect(try proxy.reload(configuration).settings == ["health"])
        #expect(try eventually { try client.exchange(Self.get).status == 503 })
        configuration.health.check = nil
        try proxy.reload(configuration)
        #expect(try client.exchange(Self.get).status == 200)
        #expect(paths.withLock { $0 }.contains("/sick"))
    }

    @Test func theAccessLogMovesStopsAndBegins() throws {
        let folder = try TemporaryFolder()
        func lines(_ name: String) -> Int {
            ((try? String(contentsOfFile: folder.path(name), encoding: .utf8)) ?? "").split(separator: "\n").count
        }
        try running(["a"]) { proxy, configuration, _ in
            let client = try RawSocket(port: proxy.port)
            func log(_ name: String?, _ format: LogFormat = .combined) throws {
                configuration.accessLog = name.map { AccessLogSettings(path: folder.path($0)) }
                configuration.accessLog?.format = format
                try proxy.reload(configuration)
            }
            _ = try answers(1, of: client)
            try log("one")
            _ = try answers(3, of: client)
            #expect(eventually { lines("one") == 3 })
            try log("two", .json)
            _ = try answers(2, of: client)
            #expect(eventually { lines("two") == 2 })
            let text = try String(contentsOfFile: folder.path("two"), encoding: .utf8)
            #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
            #expect(eventually { proxy.accessLogCounters()?.written == 5 })
            try log(nil)
            _ = try answers(2, of: client)
            #expect(proxy.accessLogCounters() == nil)
            try log("three")
            _ = try answers(1, of: client)
            #expect(eventually { lines("three") == 1 })
            #expect(lines("one") == 3 && lines("two") == 2)
        }
    }
}
