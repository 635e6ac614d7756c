import Proxying
import Synchronization
import TestSupport
import Testing

@Suite struct ForwardingTests {
    /// What a backend got and a client got, for one request and one answer.
    private func exchange(_ request: String, body: Int = 0, _ response: String) throws -> (
        toBackend: String, toClient: String
    ) {
        let seen = Mutex("")
        var answered = ""
        let server = try ScriptedServer { peer in
            let head = try peer.receiveHead()
            let rest = String(decoding: try peer.receive(body), as: UTF8.self)
            seen.withLock { $0 = head + rest }
            try peer.send(response)
        }
        defer { server.stop() }
        let proxy = try RunningProxy([server.port])
        let client = try RawSocket(port: proxy.port)
        try client.send(request)
        client.shutdownSending()
        answered = String(decoding: try client.receiveToEnd(), as: UTF8.self)
        return (seen.withLock { $0 }.replacing("127.0.0.1:\(server.port)", with: "BACKEND"), answered)
    }

    @Test func removesHopByHopFieldsBothWays() throws {
        let (toBackend, toClient) = try exchange(
            "GET /a?b HTTP/1.1\r\nHost: h\r\nConnection: X-Foo, keep-alive, Host\r\nx-foo: 1\r\nKeep-Alive: 5\r\nTE: gzip\r\n"
                + "Proxy-Connection: a\r\nUpgrade: b\r\nX-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\nX-Bar: 2\r\n\r\n",
            "HTTP/1.1 200 Fine\r\nDate: d\r\nConnection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nX-Kept: 1\r\nContent-Length: 2\r\n\r\nok"
        )
        #expect(
            toBackend == "GET /a?b HTTP/1.1\r\nHost: h\r\nX-Bar: 2\r\nVia: 1.1 rrbench\r\nX-Forwarded-Proto: http\r\n"
                + "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: h\r\n\r\n"
        )
        #expect(
            toClient == "HTTP/1.1 200 Fine\r\nDate: d\r\nX-Kept: 1\r\nContent-Length: 2\r\nVia: 1.1 rrbench\r\n\r\nok"
        )
    }

    @Test func makesOldAndAbsoluteRequestsWhole() throws {
        let forwarded = "Via: 1.0 rrbench\r\nX-Forwarded-Proto: http\r\nX-Forwarded-For: 127.0.0.1\r\n\r\n"
        let (old, toOld) = try exchange("GET / HTTP/1.0\r\n\r\n", answer("x"))
        #expect(old == "GET / HTTP/1.1\r\nHost: BACKEND\r\n" + forwarded)
        #expect(toOld.contains("Connection: close\r\n"))
        let (absolute, _) = try exchange("GET http://real:81?q HTTP/1.1\r\nHost: other\r\n\r\n", answer("x"))
        #expect(absolute.hasPrefix("GET /?q HTTP/1.1\r\nHost: real:81\r\nVia"))
        #expect(absolute.contains("X-Forwarded-Host: real:81\r\n") && !absolute.contains("other"))
    }

    @Test func passesBodiesOfBothKinds() throws {
        let (length, _) = try exchange(
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello",
            body: 5,
            answer("x")
        )
        #expect(length.hasSuffix("\r\n\r\nhello") && length.contains("Content-Length: 5\r\n"))
        let chunks = "3;e=1\r\nabc\r\n0\r\n\r\n"
        let (chunked, _) = try exchange(
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)",
            body: chunks.utf8.count,
            answer("x")
        )
        #expect(chunked.hasSuffix("\r\n\r\n\(chunks)") && chunked.contains("Transfer-Encoding: chunked\r\n"))
    }

    @Test func passesChunkedResponses() throws {
        let response =
            "HTTP/1.1 200 OK\r\nDate: d\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        let (_, toClient) = try exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n", response)
        #expect(
            toClient == "HTTP/1.1 200 OK\r\nDate: d\r\nVia: 1.1 rrbench\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        )
        let (_, toOld) = try exchange("GET / HTTP/1.0\r\n\r\n", response)
        #expect(toOld == "HTTP/1.1 200 OK\r\nDate: d\r\nVia: 1.1 rrbench\r\nConnection: close\r\n\r\nabcde")
    }

    @Test func passesTrailersToWhoTakesThem() throws {
        let response =
            "HTTP/1.1 200 OK\r\nDate: d\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\nabc\r\n0\r\nX-Sum: 1\r\nContent-Length: 9\r\nX-B: 2\r\n\r\n"
        let (toBackend, toClient) = try exchange(
            "GET / HTTP/1.1\r\nHost: h\r\nTE: deflate, trailers\r\nConnection: TE\r\n\r\n",
            response
        )
        #expect(toBackend.contains("\r\nTE: trailers\r\nConnection: TE\r\n"))
        #expect(
            toClient == "HTTP/1.1 200 OK\r\nDate: d\r\nTrailer: X-Sum\r\nVia: 1.1 rrbench\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 1\r\nX-B: 2\r\n\r\n"
        )
        let (_, withoutThem) = try exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n", response)
        #expect(withoutThem.hasSuffix("0\r\n\r\n") && !withoutThem.contains("X-Sum"))
    }

    @Test func countsForwards() throws {
        let (all, _) = try exchange("OPTIONS * HTTP/1.1\r\nHost: h\r\nMax-Forwards: 7\r\n\r\n", answer("x"))
        #expect(all.hasPrefix("OPTIONS * HTTP/1.1\r\n") && all.contains("\r\nMax-Forwards: 6\r\n"))
        let (get, _) = try exchange("GET / HTTP/1.1\r\nHost: h\r\nMax-Forwards: 0\r\n\r\n", answer("x"))
        #expect(get.contains("\r\nMax-Forwards: 0\r\n"))
        let (none, toClient) = try exchange("OPTIONS / HTTP/1.1\r\nHost: h\r\nMax-Forwards: 0\r\n\r\n", answer("x"))
        #expect(none.isEmpty && toClient.hasPrefix("HTTP/1.1 200 OK\r\n") && toClient.contains("\r\nAllow: GET"))
    }

    @Test func chunksWhatEndsWithTheConnection() throws {
        let response = "HTTP/1.0 200 OK\r\nDate: d\r\n\r\nhello"
        let (_, toClient) = try exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n", response)
        #expect(
            toClient == "HTTP/1.1 200 OK\r\nDate: d\r\nVia: 1.0 rrbench\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\nhello\r\n0\r\n\r\n"
        )
        let (_, toOld) = try exchange("GET / HTTP/1.0\r\n\r\n", response)
        #expect(toOld == "HTTP/1.1 200 OK\r\nDate: d\r\nVia: 1.0 rrbench\r\nConnection: close\r\n\r\nhello")
    }

    @Test func knowsResponsesWithoutABody() throws {
        let head = "HTTP/1.1 200 OK\r\nDate: d\r\nContent-Length: 5\r\n\r\n"
        let (_, toHead) = try exchange("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n", head)
        #expect(toHead == "HTTP/1.1 200 OK\r\nDate: d\r\nContent-Length: 5\r\nVia: 1.1 rrbench\r\n\r\n")
        for status in ["204 No Content", "304 Not Modified"] {
            let (_, toClient) = try exchange(
                "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
                "HTTP/1.1 \(status)\r\nDate: d\r\n\r\n"
            )
            #expect(toClient == "HTTP/1.1 \(status)\r\nDate: d\r\nVia: 1.1 rrbench\r\n\r\n")
        }
    }

    @Test func passesInterimResponsesOn() throws {
        let interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
        let (_, toClient) = try exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n", interim + answer("x"))
        #expect(toClient.hasPrefix(interim + "HTTP/1.1 200 OK\r\n"))
        let (_, toOld) = try exchange("GET / HTTP/1.0\r\n\r\n", interim + answer("x"))
        #expect(toOld.hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test func waitsForContinue() throws {
        try RunningProxy.withBackend(script: { peer in
            let head = try peer.receiveHead()
            guard head.contains("Expect: 100-continue\r\n") else { return }
            try peer.send("HTTP/1.1 100 Continue\r\n\r\n")
            try peer.send(answer(String(decoding: try peer.receive(4), as: UTF8.self)))
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
            #expect(try client.receiveResponse().status == 100)
            #expect(try client.exchange("body").text == "body")
        }
    }

    @Test func addsADateOnlyWhereThereIsNone() throws {
        let (_, toClient) = try exchange(
            "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        )
        #expect(toClient.contains("\r\nDate: ") && toClient.contains(" GMT\r\n"))
    }
}
