import Balancing
import Foundation
import Proxying
import Synchronization
import TestSupport
import Testing

@Suite struct AdminTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    /// Backends that answer with their number.
    private func servers(_ count: Int) throws -> [MortalServer] {
        try (0..<count).map { index in try MortalServer { peer, _ in try peer.send(answer("\(index)")) } }
    }

    private func served(_ count: Int, by client: RawSocket) throws -> [String] {
        try (0..<count).map { _ in try client.exchange(Self.get).text }
    }

    @Test func statusTellsEverything() throws {
        let servers = try servers(2)
        let proxy = try RunningProxy.administered(servers.map(\.port)) {
            $0.threads = 2
            $0.admin?.version = "1.2.3"
            $0.upstreams[1].name = "second"
        }
        let client = try RawSocket(port: proxy.port)
        #expect(try served(5, by: client) == ["0", "1", "0", "1", "0"])
        let status = try proxy.status()
        #expect(status["version"] as? String == "1.2.3" && status["state"] as? String == "serving")
        #expect(status["listen"] as? String == proxy.proxy.localAddress && status["threads"] as? Int == 2)
        #expect(status["mode"] as? String == "primaries" && status["strategy"] as? String == "RoundRobin")
        #expect((status["counters"] as? [String: Int])?["requests"] == 5)
        #expect((status["counters"] as? [String: Int])?["picks"] == 5)
        #expect((status["responses"] as? [String: Int])?["2xx"] == 5)
        #expect((status["connections"] as? [String: Int]) == ["client": 1, "upstream": 2, "idle": 2])
        let backends = try #require(status["backends"] as? [[String: Any]])
        #expect(backends.compactMap { $0["name"] as? String } == ["backend-1", "second"])
        #expect(backends.compactMap { $0["picks"] as? Int } == [3, 2])
        #expect(backends.allSatisfy { $0["state"] as? String == "healthy" && $0["eligible"] as? Bool == true })
        #expect(backends.allSatisfy { $0["ejected_until"] == nil && $0["idle_connections"] as? Int == 1 })
    }

    @Test func metricsAreWellFormed() throws {
        let servers = try servers(2)
        let proxy = try RunningProxy.administered(servers.map(\.port)) {
            $0.threads = 2
            $0.upstreams[0].name = "a \"quoted\\\n name"
            $0.accessLog = AccessLogSettings(path: "/dev/null")
        }
        let client = try RawSocket(port: proxy.port)
        for _ in 0..<6 { _ = try client.exchange(Self.get) }
        let page = try proxy.metrics()
        #expect(page.value("rrbench_requests_total") == 6 && page.value("rrbench_picks_total") == 6)
        #expect(page.value("rrbench_responses_total", ["class": "2xx"]) == 6)
        #expect(page.value("rrbench_backend_picks_total", ["backend": "a \"quoted\\\n name"]) == 3)
        #expect(page.value("rrbench_backend_state", ["backend": "backend-2", "state": "healthy"]) == 1)
        #expect(page.value("rrbench_backend_state", ["backend": "backend-2", "state": "ejected"]) == 0)
        #expect(page.value("rrbench_backend_eligible", ["backend": "backend-2"]) == 1)
        #expect(page.value("rrbench_client_connections") == 1 && page.value("rrbench_serving") == 1)
        #expect(page.value("rrbench_upstream_response_seconds_count") == 6)
        #expect(try #require(page.value("rrbench_upstream_response_seconds_sum")) > 0)
        #expect(page.value("rrbench_access_log_lines_total", ["result": "dropped"]) == 0)
        #expect(page.value("rrbench_mode", ["mode": "primaries"]) == 1)
    }

    @Test func linesThatTheLogDropsAreCounted() throws {
        let servers = try servers(1)
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        let reader = open(folder.path("pipe"), O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let proxy = try RunningProxy.administered(servers.map(\.port)) {
            $0.accessLog = AccessLogSettings(path: folder.path("pipe"))
            $0.accessLog?.capacity = 10
        }
        let client = try RawSocket(port: proxy.port)
        for _ in 0..<3 { _ = try client.exchange(Self.get) }
        #expect(
            try eventually { try proxy.metrics().value("rrbench_access_log_lines_total", ["result": "dropped"]) == 3 }
        )
        #expect((try proxy.status()["access_log"] as? [String: Int])?["dropped"] == 3)
    }

    @Test func aDrainedBackendIsGivenNothingNew() throws {
        let arrived = Mutex(false)
        let go = Mutex(false)
        let slow = try MortalServer { peer, _ in
            arrived.withLock { $0 = true }
            _ = eventually { go.withLock { $0 } }
            try peer.send(answer("slow"))
        }
        let other = try servers(1)
        let proxy = try RunningProxy.administered([slow.port, other[0].port])
        let waiting = try RawSocket(port: proxy.port)
        try waiting.send(Self.get)
        #expect(eventually { arrived.withLock { $0 } })
        for _ in 0..<2 {
            let drained = try proxy.admin("POST /backends/backend-1/drain")
            #expect(drained.status == 200 && drained.text.contains("\"state\" : \"draining\""))
            #expect(drained.text.contains("\"in_flight\" : 1"))
        }
        let client = try RawSocket(port: proxy.port)
        #expect(try served(4, by: client) == ["0", "0", "0", "0"])
        go.withLock { $0 = true }
        #expect(try waiting.receiveResponse().text == "slow")
        #expect(try proxy.admin("DELETE /backends/backend-1/drain").text.contains("\"state\" : \"healthy\""))
        #expect(try proxy.admin("POST /backends/backend-1/undrain").status == 200)
        #expect(Set(try served(4, by: client)) == ["0", "slow"])
    }

    @Test func sessionsMoveFromADrainedBackend() throws {
        let servers = try servers(2)
        let proxy = try RunningProxy.administered(servers.map(\.port)) {
            $0.strategy = StickyCookie<RoundRobin>(seed: 1)
        }
        let client = try RawSocket(port: proxy.port)
        func cookie(_ response: RawResponse) -> String? {
            response["Set-Cookie"].map { String($0.prefix { $0 != ";" }) }
        }
        let first = try client.exchange(Self.get)
        let session = "GET / HTTP/1.1\r\nHost: h\r\nCookie: \(try #require(cookie(first)))\r\n\r\n"
        for _ in 0..<3 { #expect(try client.exchange(session).text == first.text) }
        _ = try proxy.admin("POST /backends/backend-\(first.text == "0" ? 1 : 2)/drain")
        let moved = try client.exchange(session)
        #expect(moved.text != first.text && cookie(moved) != nil && cookie(moved) != cookie(first))
    }

    @Test func aWeightHoldsFromTheNextPick() throws {
        let servers = try servers(2)
        let proxy = try RunningProxy.administered(servers.map(\.port)) { $0.strategy = WeightedRoundRobin(seed: 1) }
        let client = try RawSocket(port: proxy.port)
        #expect(try served(8, by: client).count { $0 == "0" } == 4)
        #expect(try proxy.admin("POST /backends/backend-1/weight?weight=3").text.contains("\"weight\" : 3"))
        #expect(try served(8, by: client).count { $0 == "0" } == 6)
        #expect(try proxy.admin("POST /backends/backend-1/weight", body: "weight=0").status == 200)
        #expect(try served(4, by: client) == ["1", "1", "1", "1"])
        #expect(try proxy.metrics().value("rrbench_backend_weight", ["backend": "backend-1"]) == 0)
    }

    @Test func anEjectionIsShown() throws {
        let servers = try servers(2)
        servers[0].kill()
        let proxy = try RunningProxy.administered(servers.map(\.port)) {
            $0.health.outlier?.baseEjectionTime = 60_000_000_000
            $0.health.outlier?.maximumEjectionTime = 60_000_000_000
        }
        let client = try RawSocket(port: proxy.port)
        #expect(try served(8, by: client).allSatisfy { $0 == "1" })
        let backend = try #require((try proxy.status()["backends"] as? [[String: Any]])?.first)
        #expect(backend["state"] as? String == "ejected" && backend["ejections"] as? Int == 1)
        let end = try #require(backend["ejected_until"] as? String)
        let date = try Date(end, strategy: .iso8601)
        #expect((1...61).contains(date.timeIntervalSinceNow))
    }

    @Test func healthFollowsTheBackends() throws {
        let servers = try servers(1)
        let proxy = try RunningProxy.administered(servers.map(\.port))
        #expect(try proxy.admin("GET /healthz").text == "ok\n")
        let head = try proxy.admin("HEAD /healthz")
        #expect(head.status == 200 && head["Content-Length"] == "3" && head["Connection"] == "close")
        _ = try proxy.admin("POST /backends/backend-1/drain")
        let nobody = try proxy.admin("GET /healthz")
        #expect(nobody.status == 503 && nobody.text == "no backend is eligible\n")
        #expect(try proxy.metrics().value("rrbench_serving") == 0)
    }

    @Test func healthSaysThatTheProxyShutsDown() throws {
        let arrived = Mutex(false)
        let go = Mutex(false)
        let server = try MortalServer { peer, _ in
            arrived.withLock { $0 = true }
            _ = eventually { go.withLock { $0 } }
            try peer.send(answer("late"))
        }
        let proxy = try RunningProxy.administered([server.port])
        let client = try RawSocket(port: proxy.port)
        try client.send(Self.get)
        #expect(eventually { arrived.withLock { $0 } })
        let running = proxy.proxy
        let port = proxy.adminPort
        let texts = try ThreadTeam.run(2) { role -> String in
            if role == 0 {
                running.shutdown(graceNanoseconds: 10_000_000_000)
                return ""
            }
            defer { go.withLock { $0 = true } }
            var last = ""
            _ = eventually {
                let socket = try? RawSocket(port: port)
                last = (try? socket?.exchange("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").text) ?? ""
                return last != "ok\n"
            }
            return last
        }
        #expect(texts[1] == "the proxy is shutting down\n")
        #expect(try client.receiveResponse().text == "late")
        #expect(throws: (any Error).self) { _ = try RawSocket(port: port) }
    }
}
