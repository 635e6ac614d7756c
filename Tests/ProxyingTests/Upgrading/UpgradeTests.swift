import Proxying
import Synchronization
import TestSupport
import Testing

/// The way to a change of protocol.
@Suite struct UpgradeTests {
    static let request = "GET /chat HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: x/1\r\n\r\n"
    static let switching = "HTTP/1.1 101 Switching Protocols\r\nDate: d\r\nConnection: Upgrade\r\nUpgrade: x/1\r\n\r\n"

    /// The head that a backend got, and what the client got until the close.
    private func exchange(_ request: String, _ response: String) throws -> (toBackend: String, toClient: String) {
        let seen = Mutex("")
        var answered = ""
        try RunningProxy.withBackend(script: { peer in
            let head = try peer.receiveHead()
            seen.withLock { $0 = head }
            try peer.send(response)
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send(request)
            client.shutdownSending()
            answered = String(decoding: try client.receiveToEnd(), as: UTF8.self)
        }
        return (seen.withLock { $0 }, answered)
    }

    @Test func passesTheOfferAndTheAnswer() throws {
        let (toBackend, toClient) = try exchange(
            "GET /chat HTTP/1.1\r\nHost: h\r\nConnection: keep-alive, X-Hop, Upgrade\r\nX-Hop: 1\r\nUpgrade: websocket, x/1\r\n"
                + "Sec-WebSocket-Key: k\r\n\r\n",
            Self.switching.replacing("Upgrade: x/1", with: "Upgrade: x/1\r\nX-Kept: 1\r\nContent-Length: 0") + "hello"
        )
        #expect(
            toBackend == "GET /chat HTTP/1.1\r\nHost: h\r\nSec-WebSocket-Key: k\r\nConnection: upgrade\r\n"
                + "Upgrade: websocket, x/1\r\nVia: 1.1 rrbench\r\nX-Forwarded-Proto: http\r\n"
                + "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: h\r\n\r\n"
        )
        #expect(
            toClient == "HTTP/1.1 101 Switching Protocols\r\nDate: d\r\nX-Kept: 1\r\nVia: 1.1 rrbench\r\n"
                + "Connection: upgrade\r\nUpgrade: x/1\r\n\r\nhello"
        )
    }

    @Test(arguments: [
        "GET / HTTP/1.0\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: x/1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: x/1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n",
    ])
    func whatIsNoOfferGoesOnWithoutIt(_ request: String) throws {
        let (toBackend, toClient) = try exchange(request, Self.switching)
        #expect(!toBackend.lowercased().contains("upgrade") && !toBackend.contains("HTTP2-Settings"))
        #expect(toClient.hasPrefix("HTTP/1.1 502 Bad Gateway\r\n") && toClient.contains("without being asked to"))
    }

    @Test(arguments: [
        (switching.replacing("x/1", with: "x/2"), "a protocol that the client did not offer"),
        ("HTTP/1.1 101 Switching Protocols\r\n\r\n", "a protocol that the client did not offer"),
    ])
    func anotherProtocolIsABadGateway(_ response: String, _ why: String) throws {
        let (_, toClient) = try exchange(Self.request, response)
        #expect(toClient.hasPrefix("HTTP/1.1 502 Bad Gateway\r\n") && toClient.contains(why))
    }

    @Test func aRefusalIsAnOrdinaryAnswer() throws {
        try RunningProxy.withBackend(script: { peer in
            while !(try peer.receiveHead().isEmpty) {
                try peer.send(
                    "HTTP/1.1 426 Upgrade Required\r\nConnection: upgrade\r\nUpgrade: y\r\nContent-Length: 0\r\n\r\n"
                )
            }
        }) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            for _ in 1...3 {
                let response = try client.exchange(Self.request)
                #expect(response.status == 426 && response["Upgrade"] == nil && response["Connection"] == nil)
            }
            #expect(server.connections == 1)
        }
    }

    @Test func theBodyOfTheRequestComesBeforeTheChange() throws {
        let post = Self.request.replacing("GET", with: "POST")
            .replacing("\r\n\r\n", with: "\r\nContent-Length: 4\r\n\r\n")
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            let body = try peer.receive(4)
            try peer.send(Self.switching)
            try peer.send(body + peer.receiveToEnd())
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send(post + "body" + "early")
            #expect(try client.receiveResponse().status == 101)
            client.shutdownSending()
            #expect(try client.receiveToEnd() == Array("bodyearly".utf8))
        }
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send(Self.switching)
            _ = peer.receiveToEnd()
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            let response = try client.exchange(post + "bo")
            #expect(response.status == 502 && response.text.contains("in the middle of the request"))
        }
    }

    @Test func triesAnotherBackendBeforeTheChange() throws {
        let dead = try ScriptedServer { peer in _ = try peer.receiveHead() }
        let live = try ScriptedServer { peer in
            _ = try peer.receiveHead()
            try peer.send(Self.switching)
            try peer.send(peer.receiveToEnd())
        }
        defer {
            dead.stop()
            live.stop()
        }
        let proxy = try RunningProxy([dead.port, live.port])
        let client = try RawSocket(port: proxy.port)
        #expect(try client.exchange(Self.request).status == 101)
        #expect(proxy.proxy.requestsInFlight() == 1)
        client.shutdownSending()
        #expect(try client.receiveToEnd().isEmpty)
        #expect(eventually { proxy.proxy.requestsInFlight() == 0 })
        let counters = proxy.proxy.counters()
        #expect(counters.picks == 1 && counters.repeats == 1 && counters.brokenAttempts == 1)
        #expect(counters.responsesByClass == [1, 0, 0, 0, 0])
    }
}
