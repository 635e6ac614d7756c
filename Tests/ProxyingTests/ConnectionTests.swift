import Proxying
import Synchronization
import TestSupport
import Testing

@Suite struct ConnectionTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    /// Answers every request on a connection with its path.
    @Sendable private static func echoPaths(_ peer: ScriptedPeer) throws {
        while true {
            let head = try peer.receiveHead()
            if head.isEmpty { return }
            try peer.send(answer(String(head.split(separator: " ")[1])))
        }
    }

    @Test func keepsBothConnections() throws {
        try RunningProxy.withBackend(script: Self.echoPaths) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            for index in 0..<20 {
                #expect(try client.exchange("GET /\(index) HTTP/1.1\r\nHost: h\r\n\r\n").text == "/\(index)")
            }
            let old = try RawSocket(port: proxy.port)
            for _ in 0..<2 {
                let response = try old.exchange("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                #expect(response.text == "/old" && response["Connection"] == "keep-alive")
            }
            #expect(server.connections == 1)
            let counters = proxy.proxy.counters()
            #expect(counters.requests == 22 && counters.picks == 22 && counters.picksPerBackend == [22])
            #expect(counters.responsesByClass == [0, 22, 0, 0, 0])
            #expect(counters.clientConnections == 2 && counters.upstreamConnections == 1)
        }
    }

    @Test func answersPipelinedRequestsInOrder() throws {
        try RunningProxy.withBackend(script: Self.echoPaths) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send((0..<300).map { "GET /\($0) HTTP/1.1\r\nHost: h\r\n\r\n" }.joined())
            client.shutdownSending()
            for index in 0..<300 { #expect(try client.receiveResponse().text == "/\(index)") }
            #expect(try client.receive().isEmpty)
        }
    }

    @Test func closesWhenTheClientAsks() throws {
        try RunningProxy.withBackend(script: Self.echoPaths) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send("GET /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            let text = String(decoding: try client.receiveToEnd(), as: UTF8.self)
            #expect(text.contains("Connection: close\r\n") && text.hasSuffix("\r\n\r\n/x"))
        }
    }

    @Test func replaysOnceOnAFreshConnection() throws {
        let heads = Mutex<[String]>([])
        try RunningProxy.withBackend(script: { peer in
            // Every connection answers one request, and closes upon the second without a word.
            for turn in 0..<2 {
                let head = try peer.receiveHead()
                heads.withLock { $0.append(head) }
                if turn == 0 { try peer.send(answer("ok")) }
            }
        }) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            for _ in 0..<3 { #expect(try client.exchange(Self.get).status == 200) }
            let counters = proxy.proxy.counters()
            #expect(counters.picks == 3 && counters.staleRetries >= 1)
            #expect(server.connections == Int(counters.staleRetries) + 1)
            // A request that may not be repeated is not.
            let post = try client.exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx")
            #expect(post.status == 502 || post.status == 200)
            #expect(heads.withLock { $0.filter { $0.hasPrefix("POST") }.count } == 1)
        }
    }

    @Test func leftoverBytesNeverReachTheNextRequest() throws {
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send(answer("ok") + answer("smuggled"))
            _ = peer.receiveToEnd()
        }) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            for _ in 0..<3 { #expect(try client.exchange(Self.get).text == "ok") }
            #expect(server.connections == 3)
        }
    }

    @Test func cancelsUpstreamWhenTheClientVanishes() throws {
        let ended = Mutex(false)
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nstart")
            _ = peer.receiveToEnd()
            ended.withLock { $0 = true }
        }) { proxy, _ in
            do {
                let client = try RawSocket(port: proxy.port)
                try client.send(Self.get)
                _ = try client.receive()
                client.resetOnClose()
            }
            #expect(eventually { ended.withLock { $0 } })
            #expect(eventually { proxy.proxy.counters().upstreamConnections == 0 })
        }
    }

    @Test func cancelsUpstreamWhenTheClientLeavesWithinItsBody() throws {
        let ended = Mutex(false)
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            _ = peer.receiveToEnd()
            ended.withLock { $0 = true }
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf")
            #expect(eventually { proxy.proxy.counters().upstreamConnections == 1 })
            client.shutdownSending()
            #expect(try client.receiveToEnd().isEmpty)
            #expect(eventually { ended.withLock { $0 } })
        }
    }

    @Test func anEarlyAnswerEndsTheConnection() throws {
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig")
            _ = peer.receiveToEnd()
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\nbeginning")
            let response = try client.receiveResponse()
            #expect(response.status == 413 && response.text == "big" && response["Connection"] == "close")
            #expect(try client.receiveToEnd().isEmpty)
        }
    }
}
