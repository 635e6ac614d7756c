import HTTPWire
import TestSupport
import Testing

@testable import Proxying

@Suite struct RedirectTests {
    /// Where a request is sent by a proxy whose TLS is on a port; `nil` where it does not say its host.
    private func location(_ request: String, port: Int = 443) throws -> String? {
        var head = RequestHead()
        return try Array(request.utf8).withUnsafeBytes { bytes in
            guard case .complete = head.parse(bytes) else { throw WireViolation.malformedRequestLine }
            return RedirectTarget(port: port).location(head, bytes).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test(
        arguments: [
            ("GET / HTTP/1.1\r\nHost: a.b", "https://a.b/"),
            ("GET /x/y?q=1&r HTTP/1.1\r\nHost: a.b:80", "https://a.b/x/y?q=1&r"),
            ("GET //evil.test/ HTTP/1.1\r\nHost: a.b:", "https://a.b//evil.test/"),
            ("GET /\\evil HTTP/1.1\r\nHost: a.b", "https://a.b/\\evil"),
            ("GET /a HTTP/1.1\r\nHost: [::1]", "https://[::1]/a"),
            ("GET /a HTTP/1.1\r\nHost: [::1]:8080", "https://[::1]/a"),
            ("GET http://real:81/a?b HTTP/1.1\r\nHost: other", "https://real/a?b"),
            ("GET http://real?b HTTP/1.1\r\nHost: other", "https://real/?b"),
            ("GET http://real HTTP/1.0", "https://real/"),
            ("OPTIONS * HTTP/1.1\r\nHost: a.b", "https://a.b"),
            ("GET / HTTP/1.0", nil),
            ("GET / HTTP/1.1\r\nHost:", nil),
            ("GET / HTTP/1.1\r\nHost: :80", nil),
        ] as [(String, String?)]
    )
    func namesTheSameResource(request: String, expected: String?) throws {
        guard let found = try? location(request + "\r\n\r\n") else {
            // The parser may be stricter still.
            #expect(expected == nil)
            return
        }
        #expect(found == expected)
    }

    @Test func namesThePortUnlessItIsTheUsualOne() throws {
        let request = "GET /a HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"
        #expect(try location(request, port: 8_443) == "https://[::1]:8443/a")
        #expect(try location(request, port: 443) == "https://[::1]/a")
    }

    /// A proxy that redirects, and the port that it does so on.
    private func withRedirect(_ body: (RunningProxy, Int) throws -> Void) throws {
        let server = try ScriptedServer { peer in _ = peer.receiveToEnd() }
        defer { server.stop() }
        let proxy = try RunningProxy([server.port]) {
            $0.tls = Fixture.server
            $0.redirect = RedirectListener(host: "127.0.0.1", port: 0)
            $0.timeouts.requestHead = 100_000_000
        }
        let address = try #require(proxy.proxy.redirectAddress)
        try body(proxy, try #require(address.split(separator: ":").last.flatMap { Int($0) }))
        #expect(server.connections == 0)
    }

    @Test func answersEveryWellFormedRequest() throws {
        try withRedirect { proxy, port in
            let client = try RawSocket(port: port)
            for (method, status) in [("GET", 301), ("HEAD", 301), ("DELETE", 308), ("POST", 308), ("BREW", 308)] {
                let response = try client.exchange("\(method) /a?b HTTP/1.1\r\nHost: h:1\r\n\r\n")
                #expect(response.status == status && response["Location"] == "https://h:\(proxy.port)/a?b")
                #expect(response["Connection"] == nil)
            }
            // With a body that nobody will read the connection ends, after the answer.
            let post = try client.exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc")
            #expect(post.status == 308 && post["Connection"] == "close")
            #expect(try client.receiveToEnd().isEmpty)
            let counters = proxy.proxy.counters()
            #expect(counters.requests == 6 && counters.answeredWithoutPick == 6 && counters.picks == 0)
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", "GET /\u{0} HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET /#f HTTP/1.1\r\nHost: a\r\n\r\n", "nonsense\r\n\r\n",
    ])
    func refusesWhatItCannotRedirectSafely(request: String) throws {
        try withRedirect { _, port in
            let client = try RawSocket(port: port)
            let response = try client.exchange(request)
            #expect(response.status == 400 && response["Location"] == nil)
        }
    }

    @Test func keepsToItsTimeouts() throws {
        try withRedirect { _, port in
            let slow = try RawSocket(port: port)
            try slow.send("GET / HT")
            #expect(try slow.receiveResponse().status == 408)
        }
    }

    @Test func endsWithTheProxyAndNeedsTLS() throws {
        try withRedirect { proxy, port in
            let idle = try RawSocket(port: port)
            #expect(eventually { proxy.proxy.counters().clientConnections == 1 })
            proxy.proxy.shutdown(graceNanoseconds: 1_000_000_000)
            #expect(try idle.receiveToEnd().isEmpty)
            #expect(throws: (any Error).self) { _ = try RawSocket(port: port) }
        }
        #expect(throws: ProxyError.redirectNeedsTLS) {
            _ = try RunningProxy([1]) { $0.redirect = RedirectListener(host: "127.0.0.1", port: 0) }
        }
    }
}
