import Balancing
import Foundation
import Proxying
import TestSupport
import Testing

/// What becomes of requests that come through another proxy, on real sockets.
@Suite struct TrustTests {
    private static func trusting(_ blocks: String...) throws -> (inout ProxyConfiguration) -> Void {
        let blocks = try blocks.map { try AddressBlock($0) }
        return { $0.forwarding.trustedProxies = blocks }
    }

    /// The head that a backend gets of a request that claims to be from 9.9.9.9.
    private func forwarded(_ change: (inout ProxyConfiguration) -> Void) throws -> String {
        var head = ""
        try RunningProxy.withBackend(
            change,
            script: { peer in
                try peer.send(answer(try peer.receiveHead()))
            }
        ) { proxy, _ in
            head = try RawSocket(port: proxy.port)
                .exchange("GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n\r\n")
                .text
        }
        return head
    }

    @Test func believesWhomItTrusts() throws {
        let stranger = try forwarded(try Self.trusting("10.0.0.0/8", "::1"))
        #expect(stranger.contains("X-Forwarded-For: 127.0.0.1\r\n") && stranger.contains("X-Forwarded-Proto: http\r\n"))
        let friend = try forwarded(try Self.trusting("10.0.0.0/8", "127.0.0.0/8"))
        #expect(
            friend.contains("X-Forwarded-For: 9.9.9.9, 127.0.0.1\r\n")
                && friend.contains("X-Forwarded-Proto: https\r\n")
        )
    }

    @Test func limitsTheClientBehindTheTrustedProxy() throws {
        let limit = ClientLimit(try RateLimit(perSecond: 0.001, burst: 0))
        let trust = try Self.trusting("127.0.0.1")
        try RunningProxy.withBackend(
            {
                trust(&$0)
                $0.clientLimit = limit
            },
            script: { peer in
                while try !peer.receiveHead().isEmpty { try peer.send(answer("ok")) }
            }
        ) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            func status(_ client: RawSocket, _ address: String) throws -> Int {
                try client.exchange("GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: \(address)\r\n\r\n").status
            }
            #expect(try status(client, "8.8.8.1") == 200)
            #expect(try status(client, "8.8.8.2, 127.0.0.1") == 200)
            #expect(try status(client, "1.1.1.1, 8.8.8.2") == 429)
            // The list says nothing: the peer is the client, for the first time.
            #expect(try status(try RawSocket(port: proxy.port), "nobody") == 200)
            #expect(try status(try RawSocket(port: proxy.port), "") == 429)
        }
    }

    @Test func hashesTheClientBehindTheTrustedProxy() throws {
        let servers = try (1...4).map { number in
            try ScriptedServer { peer in
                while try !peer.receiveHead().isEmpty { try peer.send(answer("\(number)")) }
            }
        }
        defer { for server in servers { server.stop() } }
        let trust = try Self.trusting("127.0.0.1")
        let proxy = try RunningProxy(servers.map(\.port)) {
            trust(&$0)
            $0.strategy = IPHash(seed: 1)
        }
        let client = try RawSocket(port: proxy.port)
        var backends: [Set<String>] = []
        for network in 1...16 {
            var seen: Set<String> = []
            for host in 1...3 {
                let request = "GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 20.\(network).7.\(host)\r\n\r\n"
                seen.insert(try client.exchange(request).text)
            }
            backends.append(seen)
        }
        #expect(backends.allSatisfy { $0.count == 1 })
        #expect(Set(backends.joined()).count > 1)
    }

    @Test func logsTheClientBehindTheTrustedProxy() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        let trust = try Self.trusting("127.0.0.1")
        try RunningProxy.withBackend(
            {
                trust(&$0)
                $0.accessLog = AccessLogSettings(path: path)
            },
            script: { peer in
                while try !peer.receiveHead().isEmpty { try peer.send(answer("ok")) }
            }
        ) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            _ = try client.exchange("GET /a HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 2001:DB8::1, 127.0.0.1\r\n\r\n")
            _ = try client.exchange("GET /b HTTP/1.1\r\nHost: h\r\n\r\n")
            _ = try client.exchange("GET /c HTTP/1.1\r\nHost : h\r\n\r\n")
            proxy.proxy.shutdown(graceNanoseconds: 1_000_000_000)
        }
        let clients = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            $0.prefix { $0 != " " }
        }
        #expect(clients == ["2001:db8::1", "127.0.0.1", "127.0.0.1"])
    }
}
