import Proxying
import TestSupport
import Testing

@Suite struct FailureTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    /// A port on which nobody listens.
    private func closedPort() throws -> Int {
        let server = try ScriptedServer { _ in }
        server.stop()
        return server.port
    }

    @Test func aRefusedConnectionIsABadGateway() throws {
        let port = try closedPort()
        let proxy = try RunningProxy([port]) { $0.dispatchHeader = true }
        let client = try RawSocket(port: proxy.port)
        for pick in 1...2 {
            let response = try client.exchange(Self.get)
            #expect(response.statusLine == "HTTP/1.1 502 Bad Gateway")
            #expect(response.text == "502 Bad Gateway: backend-1 (127.0.0.1:\(port)) refused the connection\n")
            #expect(response["Content-Type"] == "text/plain; charset=utf-8")
            #expect(response["X-Backend-Id"] == "backend-1")
            #expect(response["X-Dispatch"]?.hasPrefix("\(pick) 1 0 ") == true)
        }
        let head = try client.exchange("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(head.status == 502 && head.body.isEmpty)
        #expect(proxy.proxy.counters().failedConnects == 3)
    }

    @Test func aSlowBackendIsAGatewayTimeout() throws {
        try RunningProxy.withBackend(
            {
                $0.timeouts.response = 60_000_000
                $0.dispatchHeader = true
            },
            script: { peer in
                _ = peer.receiveToEnd()
            }
        ) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            let response = try client.exchange(Self.get)
            #expect(response.status == 504)
            #expect(
                response.text
                    == "504 Gateway Timeout: backend-1 (127.0.0.1:\(server.port)) did not respond within 60 ms\n"
            )
            #expect(response["X-Dispatch"] != nil)
            #expect(eventually { proxy.proxy.counters().upstreamConnections == 0 })
            #expect(proxy.proxy.counters().brokenAttempts == 1)
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n", "nonsense, and enough of it\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\r\n", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "",
    ])
    func aMalformedResponseIsABadGatewayOrACut(_ response: String) throws {
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send(response)
        }) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            try client.send(Self.get)
            let first = try client.receiveResponse()
            #expect(first.status == 502 && first.text.contains("backend-1 (127.0.0.1:\(server.port)) "))
            #expect(try client.exchange(Self.get).status == 502)
            #expect(server.connections == 2)
        }
    }

    @Test func aTruncatedBodyCutsTheClient() throws {
        for response in [
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        ] {
            try RunningProxy.withBackend(script: { peer in
                _ = try peer.receiveHead()
                try peer.send(response)
            }) { proxy, _ in
                let client = try RawSocket(port: proxy.port)
                try client.send(Self.get)
                let text = String(decoding: (try? client.receiveToEnd()) ?? [], as: UTF8.self)
                #expect(text.isEmpty || !text.hasSuffix("0\r\n\r\n"))
            }
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505), ("GET /\(String(repeating: "x", count: 9_000)) HTTP/1.1\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 40_000))\r\n\r\n", 431),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n", 417), ("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405),
        ("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", 405),
    ])
    func forbiddenFramingIsRefusedAndNothingGuessed(_ request: String, _ status: Int) throws {
        try RunningProxy.withBackend(script: { peer in
            _ = peer.receiveToEnd()
        }) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            try client.send(request + (status == 405 ? "" : Self.get))
            let response = try client.receiveResponse()
            #expect(response.status == status)
            #expect(response.text.hasPrefix("\(status) "))
            if status == 405 {
                #expect(response["Allow"]?.contains("GET") == true)
            } else {
                #expect(response["Connection"] == "close")
                client.shutdownSending()
                #expect(try client.receiveToEnd().isEmpty)
            }
            #expect(server.connections <= 1)
        }
    }

    @Test func aConnectionThatIsNeverTakenIsAGatewayTimeout() throws {
        let listener = try FullListener()
        let proxy = try RunningProxy([listener.port]) { $0.timeouts.connect = 50_000_000 }
        let response = try RawSocket(port: proxy.port).exchange(Self.get)
        #expect(response.status == 504)
        #expect(
            response.text
                == "504 Gateway Timeout: backend-1 (127.0.0.1:\(listener.port)) took no connection within 50 ms\n"
        )
        let counters = proxy.proxy.counters()
        #expect(counters.failedConnects == 1 && counters.unreachedAttempts == 1 && counters.brokenAttempts == 0)
    }

    @Test func idleAndUnfinishedRequestsAreGivenUp() throws {
        try RunningProxy.withBackend(
            {
                $0.timeouts.clientIdle = 40_000_000
                $0.timeouts.requestHead = 40_000_000
            },
            script: { peer in
                _ = peer.receiveToEnd()
            }
        ) { proxy, _ in
            let idle = try RawSocket(port: proxy.port)
            #expect(try idle.receiveToEnd().isEmpty)
            let slow = try RawSocket(port: proxy.port)
            #expect(try slow.exchange("GET / HTTP/1.1\r\nHost").status == 408)
        }
    }
}
