import Proxying
import TestSupport
import Testing

@Suite struct BalanceTests {
    @Test(arguments: [1, 2])
    func roundRobinIsExactOverAllLoops(_ threads: Int) throws {
        let servers = try (0..<3).map { index in
            try ScriptedServer { peer in
                while try !peer.receiveHead().isEmpty {
                    try peer.send(answer("\(index)", "X-Dispatch: forged\r\n"))
                }
            }
        }
        defer { for server in servers { server.stop() } }
        let proxy = try RunningProxy(servers.map(\.port)) {
            $0.threads = threads
            $0.dispatchHeader = true
        }
        let port = proxy.port
        let picks = try ThreadTeam.run(16) { _ in
            let client = try RawSocket(port: port)
            return try (0..<25).map { _ in
                let response = try client.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                let words = (response["X-Dispatch"] ?? "").split(separator: " ").compactMap { Int($0) }
                #expect(
                    words.count == 5 && words[1] == 1 && response.fields.filter { $0.name == "X-Dispatch" }.count == 1
                )
                return (pick: words.first ?? 0, backend: Int(response.text) ?? -1)
            }
        }.joined().sorted { $0.pick < $1.pick }
        #expect(picks.map(\.pick) == Array(1...400))
        #expect(picks.allSatisfy { $0.backend == ($0.pick - 1) % 3 })
        let counters = proxy.proxy.counters()
        #expect(counters.picks == 400 && counters.picksPerBackend == [134, 133, 133])
        #expect(counters.requests == 400 && counters.responsesByClass[1] == 400)
    }

    @Test func withoutAnEligibleBackendItIsUnavailable() throws {
        let server = try ScriptedServer { _ in }
        defer { server.stop() }
        let proxy = try RunningProxy([server.port]) { $0.upstreams[0].weight = 0 }
        let response = try RawSocket(port: proxy.port).exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(response.status == 503 && response.text == "503 Service Unavailable: no backend is eligible\n")
        let counters = proxy.proxy.counters()
        #expect(counters.requests == 1 && counters.answeredWithoutPick == 1 && counters.picks == 0)
    }
}
