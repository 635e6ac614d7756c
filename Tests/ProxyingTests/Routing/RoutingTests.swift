import Balancing
import Proxying
import TestSupport
import Testing

@Suite struct RoutingTests {
    /// A proxy before three backends that answer with their number.
    private func withProxy(
        _ strategy: String,
        _ change: (inout ProxyConfiguration) -> Void = { _ in },
        _ body: (Int, ReverseProxy) throws -> Void
    ) throws {
        let servers = try (0..<3).map { index in
            try ScriptedServer { peer in
                while case let head = try peer.receiveHead(), !head.isEmpty {
                    let isProbe = head.hasPrefix("GET /probe ")
                    try peer.send(isProbe ? answer("", "X-Probe: 1 100\r\n") : answer("\(index)"))
                }
            }
        }
        defer { for server in servers { server.stop() } }
        let proxy = try RunningProxy(servers.map(\.port)) {
            $0.strategy = (try? StrategyCatalog.make(strategy, seed: 1)) ?? RoundRobin(seed: 1)
            change(&$0)
        }
        try body(proxy.port, proxy.proxy)
    }

    private func backends(_ client: RawSocket, _ requests: [String]) throws -> [String] {
        try requests.map { try client.exchange("GET \($0)\r\n\r\n").text }
    }

    @Test(arguments: [
        (HashKey.path, "/USER?TURN HTTP/1.1\r\nHost: h"),
        (.header("x-user"), "/TURN HTTP/1.1\r\nHost: h\r\nX-User: USER"),
        (.cookie("u"), "/TURN HTTP/1.1\r\nHost: h\r\nCookie: a=TURN; u=USER"),
    ])
    func aKeyKeepsItsBackend(_ key: HashKey, _ request: String) throws {
        try withProxy("ring-hash", { $0.hashKey = key }) { port, _ in
            let client = try RawSocket(port: port)
            var seen: Set<String> = []
            for user in 0..<30 {
                let ofUser = request.replacing("USER", with: "\(user)")
                let answers = try backends(client, (0..<3).map { ofUser.replacing("TURN", with: "\($0)") })
                #expect(Set(answers).count == 1)
                seen.formUnion(answers)
            }
            #expect(seen == ["0", "1", "2"])
        }
    }

    @Test(arguments: ["ip-hash", "ring-hash", "rendezvous", "maglev"])
    func aClientKeepsItsBackend(_ strategy: String) throws {
        try withProxy(strategy) { port, _ in
            let answers = try (0..<6).map { _ in
                try backends(RawSocket(port: port), ["/ HTTP/1.1\r\nHost: h"])[0]
            }
            #expect(Set(answers).count == 1)
        }
    }

    @Test func aSessionStaysWhereItsCookieSays() throws {
        try withProxy("sticky-cookie", { $0.sessionCookie = "SRV" }) { port, _ in
            let client = try RawSocket(port: port)
            let first = try client.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            let field = first["Set-Cookie"] ?? ""
            #expect(field.hasPrefix("SRV=") && field.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
            let cookie = String(field.prefix { $0 != ";" })
            for _ in 0..<4 {
                let again = try client.exchange("GET / HTTP/1.1\r\nHost: h\r\nCookie: x=1; \(cookie)\r\n\r\n")
                #expect(again.text == first.text && again["Set-Cookie"] == nil)
            }
            let forged = try client.exchange("GET / HTTP/1.1\r\nHost: h\r\nCookie: SRV=nobody\r\n\r\n")
            #expect(forged.text != first.text && forged["Set-Cookie"] != nil)
        }
    }

    @Test(arguments: StrategyCatalog.names + ["sticky-cookie:over=prequal"])
    func everyStrategyKeepsItsBooks(_ strategy: String) throws {
        try withProxy(strategy, { $0.threads = 2 }) { port, proxy in
            let answered = try ThreadTeam.run(64) { _ in
                let client = try RawSocket(port: port)
                return try (0..<8).count { _ in
                    try client.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status == 200
                }
            }
            #expect(answered.reduce(0, +) == 512)
            let counters = proxy.counters()
            #expect(counters.requests == 512 && counters.picks == 512)
            #expect(counters.picksPerBackend.reduce(0, +) == 512)
            #expect(proxy.requestsInFlight() == 0)
        }
    }
}
