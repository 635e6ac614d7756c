import NIOSSL
import Proxying
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct UpstreamTLSTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    /// A backend that speaks TLS and runs a script on each connection.
    private func backend(
        _ identity: TLSIdentity = Fixture.server,
        _ script: @escaping @Sendable (TLSEnd) throws -> Void = { end in
            while try !end.receiveHead().isEmpty { try end.send(answer("ok")) }
        }
    ) throws -> ScriptedServer {
        let context = try Fixture.serverContext(identity)
        return try ScriptedServer { peer in try script(try TLSEnd(peer, context)) }
    }

    /// A proxy in front of backends with TLS.
    private func makeProxy(
        _ servers: [ScriptedServer],
        _ tls: UpstreamTLS = UpstreamTLS(),
        authorities: String? = Fixture.root,
        _ change: (inout ProxyConfiguration) -> Void = { _ in }
    ) throws -> RunningProxy {
        try RunningProxy(servers.map(\.port)) {
            for index in $0.upstreams.indices { $0.upstreams[index].tls = tls }
            $0.upstreamAuthorities = authorities
            change(&$0)
        }
    }

    @Test(arguments: [
        UpstreamTLS(), UpstreamTLS(serverName: "server.test"), UpstreamTLS(verifiesCertificate: false),
    ]) func keepsConnectionsToABackendItKnows(tls: UpstreamTLS) throws {
        let server = try backend()
        defer { server.stop() }
        let proxy = try makeProxy([server], tls)
        let client = try RawSocket(port: proxy.port)
        for _ in 1...3 { #expect(try client.exchange(Self.get).text == "ok") }
        #expect(server.connections == 1)
    }

    @Test func refusesABackendItDoesNotKnow() throws {
        func reason(
            _ identity: TLSIdentity,
            _ tls: UpstreamTLS = UpstreamTLS(),
            authorities: String? = Fixture.root
        ) throws -> String {
            let server = try backend(identity)
            defer { server.stop() }
            let proxy = try makeProxy([server], tls, authorities: authorities)
            let response = try RawSocket(port: proxy.port).exchange(Self.get)
            #expect(response.status == 502 && proxy.proxy.counters().unreachedAttempts >= 1)
            return response.text
        }
        let notTrusted = "has a certificate that is not current, or not from a trusted authority"
        #expect(try reason(Fixture.server, authorities: nil).contains(notTrusted))
        #expect(try reason(Fixture.expired).contains(notTrusted))
        #expect(try reason(Fixture.elsewhere).contains("has a certificate that is not for its address"))
        #expect(
            try reason(Fixture.elsewhere, UpstreamTLS(serverName: "server.test"))
                .contains("has a certificate that is not for server.test")
        )
    }

    @Test func unverifiedTakesAnyCertificate() throws {
        for identity in [Fixture.expired, Fixture.elsewhere] {
            let server = try backend(identity)
            defer { server.stop() }
            let proxy = try makeProxy([server], UpstreamTLS(verifiesCertificate: false), authorities: nil)
            #expect(try RawSocket(port: proxy.port).exchange(Self.get).text == "ok")
        }
    }

    @Test func asksForTheNameItIsGiven() throws {
        let hello = Mutex<[UInt8]>([])
        let server = try ScriptedServer { peer in
            let bytes = try peer.receiveSome()
            hello.withLock { $0 = bytes }
        }
        defer { server.stop() }
        let proxy = try makeProxy([server], UpstreamTLS(serverName: "server.test"))
        let response = try RawSocket(port: proxy.port).exchange(Self.get)
        #expect(response.status == 502 && response.text.contains("failed the TLS handshake"))
        #expect(hello.withLock { String(decoding: $0, as: UTF8.self) }.contains("server.test"))
        #expect(throws: ProxyError.invalidServerName("127.0.0.1")) {
            _ = try makeProxy([server], UpstreamTLS(serverName: "127.0.0.1"))
        }
    }

    @Test func failedHandshakesAreFailedConnections() throws {
        let plain = try ScriptedServer { peer in
            _ = try peer.receiveSome()
            try peer.send(answer("plain"))
        }
        let good = try backend()
        defer {
            plain.stop()
            good.stop()
        }
        let alone = try makeProxy([plain])
        let response = try RawSocket(port: alone.port).exchange(Self.get)
        #expect(response.status == 502 && response.text.contains("does not speak TLS"))
        // A POST may go to the next backend: nobody has seen a byte of it.
        let both = try makeProxy([plain, good])
        let client = try RawSocket(port: both.port)
        for _ in 1...4 {
            let post = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n"
            #expect(try client.exchange(post).text == "ok")
        }
        #expect(both.proxy.counters().retries > 0 && both.proxy.counters().failedConnects > 0)
    }

    @Test func aSlowHandshakeHasTheTimeOfAConnection() throws {
        let server = try ScriptedServer { peer in _ = peer.receiveToEnd() }
        defer { server.stop() }
        let proxy = try makeProxy([server]) {
            $0.timeouts.connect = 100_000_000
            $0.retry.maximumRetries = 0
        }
        let response = try RawSocket(port: proxy.port).exchange(Self.get)
        #expect(response.status == 504 && response.text.contains("took no connection within 100 ms"))
        #expect(eventually { proxy.proxy.counters().upstreamConnections == 0 })
    }

    @Test func healthChecksSpeakTLS() throws {
        let (good, bad) = (try backend(), try backend(Fixture.elsewhere))
        defer {
            good.stop()
            bad.stop()
        }
        let proxy = try makeProxy([good, bad]) {
            $0.health.check = HealthCheckPolicy()
            $0.health.check?.interval = 20_000_000
            $0.health.check?.beginsHealthy = false
            $0.retry.maximumRetries = 0
        }
        let client = try RawSocket(port: proxy.port)
        #expect(eventually { (try? client.exchange(Self.get))?.status == 200 })
        for _ in 1...6 { #expect(try client.exchange(Self.get).text == "ok") }
        #expect(bad.connections > 0)
    }

    /// The end of the connection ends a body only where the backend says so.
    @Test(arguments: [false, true]) func aBodyThatIsCutIsNotTakenForWhole(saysSo: Bool) throws {
        let server = try backend { end in
            _ = try end.receiveHead()
            try end.send("HTTP/1.0 200 OK\r\nDate: d\r\n\r\nhalf")
            if saysSo { try end.closeNotify() }
        }
        defer { server.stop() }
        let proxy = try makeProxy([server])
        let client = try RawSocket(port: proxy.port)
        try client.send(Self.get)
        let received = String(decoding: try client.receive(untilEnd: saysSo ? "0\r\n\r\n" : nil), as: UTF8.self)
        #expect(received.contains("half") && received.hasSuffix("0\r\n\r\n") == saysSo)
    }

    @Test func passesLargeBodiesBothWays() throws {
        let size = 10 << 20
        let server = try backend { end in
            _ = try end.receiveHead()
            var count = 0
            while count < size {
                let more = try end.receive()
                if more.isEmpty { return }
                count += more.count
            }
            try end.send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
            for _ in 0..<10 { try end.send([UInt8](repeating: 0x61, count: size / 10)) }
        }
        defer { server.stop() }
        let proxy = try makeProxy([server])
        let client = try RawSocket(port: proxy.port)
        try client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: \(size)\r\n\r\n")
        try client.send([UInt8](repeating: 0x62, count: size))
        let body = try client.receiveResponse().body
        #expect(body.count == size && body.allSatisfy { $0 == 0x61 })
    }
}

extension RawSocket {
    /// Everything up to a text, or to the end.
    fileprivate func receive(untilEnd text: String?) throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let more = try receive()
            all += more
            if more.isEmpty { return all }
            if let text, all.suffix(text.utf8.count).elementsEqual(text.utf8) { return all }
        }
    }
}
