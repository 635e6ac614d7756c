import Balancing
import Proxying
import Synchronization
import TestSupport
import Testing

@Suite struct FailoverTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    /// Backends that answer with their number.
    private func servers(_ count: Int) throws -> [MortalServer] {
        try (0..<count).map { index in try MortalServer { peer, _ in try peer.send(answer("\(index)")) } }
    }

    /// Ejections of milliseconds, looked at every ten.
    private func hurry(_ configuration: inout ProxyConfiguration) {
        configuration.timeouts.lingering = 40_000_000
        configuration.health.outlier?.baseEjectionTime = 20_000_000
        configuration.health.outlier?.maximumEjectionTime = 40_000_000
        configuration.dispatchHeader = true
    }

    @Test func killingEachBackendInTurnLosesNoGet() throws {
        let servers = try servers(3)
        let events = Mutex<[FleetEvent]>([])
        let proxy = try RunningProxy(servers.map(\.port)) {
            hurry(&$0)
            $0.threads = 2
            $0.onHealthEvent = { event in events.withLock { $0.append(event) } }
        }
        let client = try RawSocket(port: proxy.port)
        func served(_ requests: Int) throws -> [Int] {
            var counts = [0, 0, 0]
            for _ in 0..<requests {
                let response = try client.exchange(Self.get)
                #expect(response.status == 200)
                counts[Int(response.text) ?? 0] += 1
            }
            return counts
        }
        #expect(try served(30) == [10, 10, 10])
        for dead in 0..<3 {
            servers[dead].kill()
            let counts = try served(61)
            let alive = (0..<3).filter { $0 != dead }.map { counts[$0] }
            #expect(counts[dead] == 0 && abs(alive[0] - alive[1]) <= 1)
            try servers[dead].start()
            #expect(eventually { (try? served(3)[dead]) == 1 })
            #expect(try served(30) == [10, 10, 10])
        }
        let counters = proxy.proxy.counters()
        #expect(counters.picks == counters.requests + counters.retries && counters.repeats == 0)
        let unanswered = counters.unreachedAttempts + counters.brokenAttempts
        #expect(counters.picks - unanswered == Int64(servers.map(\.requests).reduce(0, +)))
        #expect(Set(events.withLock { $0.map(\.kind) }).isSuperset(of: ["ejected", "returned"]))
        #expect(proxy.proxy.requestsInFlight() == 0)
    }

    @Test func aRefusedAttemptTakesTheNextTurn() throws {
        let servers = try servers(3)
        servers[1].kill()
        let proxy = try RunningProxy(servers.map(\.port)) {
            $0.dispatchHeader = true
            $0.health.outlier = nil
        }
        let client = try RawSocket(port: proxy.port)
        let answers = try (0..<6).map { _ in try client.exchange(Self.get) }
        #expect(answers.map(\.text) == ["0", "2", "0", "2", "0", "2"])
        let dispatches = answers.map { $0["X-Dispatch"]?.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(dispatches == ["1 1", "3 2", "4 1", "6 2", "7 1", "9 2"])
    }

    @Test func withAllDownItIsUnavailableAtOnce() throws {
        let servers = try servers(5)
        for server in servers { server.kill() }
        let proxy = try RunningProxy(servers.map(\.port))
        let client = try RawSocket(port: proxy.port)
        let response = try client.exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n")
        #expect(response.status == 503 && response.text.contains("no backend can be reached"))
        #expect(proxy.proxy.counters().retries == 4)
    }

    @Test func aBodyIsSentAgainAndAPostIsNot() throws {
        let bodies = Mutex<[String]>([])
        let deaf = try MortalServer { peer, _ in
            _ = try peer.receive(3)
            throw CancellationError()
        }
        let good = try MortalServer { peer, head in
            let body = String(decoding: try peer.receive(6), as: UTF8.self)
            bodies.withLock { $0.append(head + body) }
            try peer.send(answer("good"))
        }
        let proxy = try RunningProxy([deaf.port, good.port]) {
            $0.health.outlier = nil
            $0.dispatchHeader = true
        }
        let put = try RawSocket(port: proxy.port)
            .exchange("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nabcdef")
        #expect(put.status == 200 && put["X-Dispatch"]?.hasPrefix("1 2 ") == true)
        #expect(proxy.proxy.counters().repeats == 1)
        func send(_ start: String) throws -> RawResponse {
            try RawSocket(port: proxy.port).exchange("\(start)\r\nContent-Length: 6\r\n\r\nabcdef")
        }
        // Their turns: good, deaf, good, deaf.
        #expect(try send("POST / HTTP/1.1\r\nHost: h").status == 200)
        #expect(try send("POST / HTTP/1.1\r\nHost: h").status == 502)
        #expect(try send("PUT / HTTP/1.0").status == 200)
        #expect(try send("PUT / HTTP/1.0").status == 200)
        #expect(deaf.requests == 3 && good.requests == 4)
        #expect(bodies.withLock { $0.allSatisfy { $0.hasSuffix("\r\n\r\nabcdef") } })
        #expect(bodies.withLock { $0.count { $0.contains("\r\nHost: 127.0.0.1:\(good.port)\r\n") } } == 2)
    }

    @Test func anAttemptHasATimeOfItsOwn() throws {
        let deaf = try MortalServer { peer, _ in _ = peer.receiveToEnd() }
        let good = try MortalServer { peer, _ in try peer.send(answer("good")) }
        let proxy = try RunningProxy([deaf.port, good.port]) {
            $0.retry.perTryTimeout = 40_000_000
            $0.dispatchHeader = true
        }
        let response = try RawSocket(port: proxy.port).exchange(Self.get)
        #expect(response.text == "good" && response["X-Dispatch"]?.hasPrefix("1 2 ") == true)
        #expect(proxy.proxy.counters().brokenAttempts == 1)
    }

    @Test func chosenAnswersAreTriedElsewhere() throws {
        let busy = try MortalServer { peer, _ in
            try peer.send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
        }
        let good = try MortalServer { peer, _ in try peer.send(answer("good")) }
        let proxy = try RunningProxy([busy.port, good.port]) {
            $0.retry.statuses = StatusSet(503...503)
            $0.health.outlier = nil
        }
        let client = try RawSocket(port: proxy.port)
        for _ in 0..<4 { #expect(try client.exchange(Self.get).text == "good") }
        good.kill()
        let statuses = try (0..<2).map { _ in try client.exchange(Self.get).status }
        #expect(statuses.contains(503), "the last answer is passed on")
        #expect(proxy.proxy.requestsInFlight() == 0)
    }

    @Test func backupsServeWhenNobodyElseDoes() throws {
        let servers = try servers(2)
        let proxy = try RunningProxy(servers.map(\.port)) {
            hurry(&$0)
            $0.upstreams[1].isBackup = true
            $0.health.check = HealthCheckPolicy()
            $0.health.check?.interval = 20_000_000
            $0.health.check?.fall = 1
            $0.health.check?.rise = 1
        }
        let client = try RawSocket(port: proxy.port)
        for _ in 0..<3 { #expect(try client.exchange(Self.get).text == "0") }
        servers[0].kill()
        #expect(eventually { (try? client.exchange(Self.get).text) == "1" })
        try servers[0].start()
        #expect(eventually { (try? client.exchange(Self.get).text) == "0" })
    }

    @Test func checksDecideWhoIsPicked() throws {
        let isWell = Mutex(false)
        let servers = try (0..<2).map { index in
            try MortalServer { peer, head in
                let isCheck = head.hasPrefix("GET /health ")
                let fails = isCheck && index == 0 && !isWell.withLock { $0 }
                try peer.send(fails ? "HTTP/1.1 500 Ill\r\nContent-Length: 0\r\n\r\n" : answer("\(index)"))
            }
        }
        let proxy = try RunningProxy(servers.map(\.port)) {
            $0.health.check = HealthCheckPolicy()
            $0.health.check?.path = "/health"
            $0.health.check?.interval = 20_000_000
        }
        let client = try RawSocket(port: proxy.port)
        func pair() throws -> [String] { try (0..<2).map { _ in try client.exchange(Self.get).text } }
        #expect(eventually { (try? pair()) == ["1", "1"] })
        isWell.withLock { $0 = true }
        #expect(eventually { (try? pair().sorted()) == ["0", "1"] })
        for server in servers { server.kill() }
        #expect(eventually { (try? client.exchange(Self.get).text.contains("no backend is eligible")) == true })
    }
}
