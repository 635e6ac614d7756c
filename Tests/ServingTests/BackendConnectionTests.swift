import TestSupport
import Testing

@testable import Serving

/// HTTP as a client sees it, on real sockets.
struct BackendConnectionTests {
    @Test func greetsWithNameAndNumber() throws {
        try withBackend { client, _ in
            for number in 1...3 {
                let response = try client.exchange(get("/?a=b"))
                #expect(response.status == 200)
                #expect(response.text == "backend-1 request \(number)\n")
                #expect(response["X-Backend-Id"] == "backend-1")
                #expect(response["X-Backend-Sequence"] == "\(number)")
            }
        }
    }

    @Test func healthIsNoRequest() throws {
        try withBackend { client, group in
            let response = try client.exchange(get("/health"))
            #expect(response.status == 200)
            #expect(response.text == "ok\n")
            #expect(response["X-Backend-Sequence"] == nil)
            #expect(group.requestCounts() == [0])
            try #expect(client.exchange(get("/")).text == "backend-1 request 1\n")
        }
    }

    @Test func unknownPathListsThePaths() throws {
        try withBackend { client, group in
            let response = try client.exchange(get("/nothing"))
            #expect(response.status == 404)
            for path in ["/echo", "/bytes/N", "/health", "/probe", "/status/CODE", "/delay/T"] {
                #expect(response.text.contains(path))
            }
            #expect(group.requestCounts() == [1])
        }
    }

    @Test(arguments: [200, 204, 205, 301, 304, 418, 503, 599])
    func answersTheStatusAskedFor(status: Int) throws {
        try withBackend { client, _ in
            try #expect(client.exchange(get("/status/\(status)")).status == status)
            // The connection is still in step.
            try #expect(client.exchange(get("/")).text == "backend-1 request 2\n")
        }
    }

    @Test func configuredStatusIsThatOfTheGreetingAlone() throws {
        try withBackend {
            $0.status = 503
        } _: { client, _ in
            try #expect(client.exchange(get("/")).status == 503)
            try #expect(client.exchange(get("/echo")).status == 200)
        }
    }

    @Test(arguments: [0, 1, 65_536, 200_000])
    func configuredSizeIsThatOfTheGreeting(size: Int) throws {
        try withBackend {
            $0.size = size
        } _: { client, _ in
            try #expect(client.exchange(get("/")).body.count == size)
            try #expect(client.exchange(get("/")).body.count == size)
        }
    }

    @Test(arguments: [
        ("Content-Length: 5\r\n\r\nhello", 5),
        ("Content-Length: 0\r\n\r\n", 0),
        ("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;a=b\r\n world\r\n0\r\nTrailer: x\r\n\r\n", 11),
        ("\r\n", 0),
    ])
    func echoReadsEveryFraming(rest: String, length: Int) throws {
        try withBackend { client, _ in
            let response = try client.exchange("POST /echo HTTP/1.1\r\nHost: a\r\nX-A: 1\r\nx-a: 2\r\n\(rest)")
            #expect(response["Content-Type"] == "application/json")
            #expect(
                response.text.hasPrefix(#"{"method":"POST","target":"/echo","headers":[["Host","a"],["X-A","1"],["#)
            )
            #expect(response.text.contains(#"["x-a","2"]"#))
            #expect(response.text.hasSuffix("\"body_length\":\(length)}\n"))
            try #expect(client.exchange(get("/")).text == "backend-1 request 2\n")
        }
    }

    @Test func readsABodyOfMegabytes() throws {
        try withBackend { client, _ in
            let length = 4_000_000
            try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n")
            try client.send([UInt8](repeating: 0, count: length))
            try #expect(client.receiveResponse().text.hasSuffix("\"body_length\":\(length)}\n"))
        }
    }

    @Test func headHasNoBody() throws {
        try withBackend { client, _ in
            let response = try client.exchange("HEAD /bytes/1000000 HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(response["Content-Length"] == "1000000")
            try #expect(client.exchange(get("/")).text == "backend-1 request 2\n")
        }
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() throws {
        try withBackend { client, _ in
            let paths = ["/", "/delay/20ms", "/bytes/100000", "/health", "/delay/1ms", "/"]
            try client.send(paths.map(get).joined())
            let bodies = try paths.map { _ in try client.receiveResponse().body.count }
            #expect(bodies == [20, 20, 100_000, 3, 20, 20])
        }
    }

    /// More than the connection takes in while it serves: reading must stop, and go on afterwards.
    @Test func pipelinedFloodIsAnsweredInFull() throws {
        try withBackend { client, group in
            let count = 5000
            try client.send(get("/delay/30ms"))
            try client.send(String(repeating: get("/"), count: count))
            for number in 1...(count + 1) {
                try #expect(client.receiveResponse().text == "backend-1 request \(number)\n")
            }
            #expect(group.requestCounts() == [Int64(count + 1)])
        }
    }

    @Test func continueIsSentBeforeTheBody() throws {
        try withBackend { client, _ in
            try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            try #expect(client.receiveResponse().status == 100)
            try client.send("hi")
            try #expect(client.receiveResponse().text.hasSuffix("\"body_length\":2}\n"))
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.0\r\n\r\n", "close"),
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "close"),
        ("GET /bytes/300000 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "close"),
    ])
    func lastResponseEndsTheConnection(request: String, connection: String) throws {
        try withBackend { client, _ in
            try #expect(client.exchange(request)["Connection"] == connection)
            try #expect(client.receiveToEnd().isEmpty)
        }
    }

    @Test func oldClientMayKeepItsConnection() throws {
        try withBackend { client, _ in
            for _ in 1...2 {
                let response = try client.exchange("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                #expect(response["Connection"] == "keep-alive")
            }
        }
    }

    @Test(arguments: [
        ("GET /\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n", 400),
    ])
    func badRequestIsRefusedAndTheConnectionEnds(request: String, status: Int) throws {
        try withBackend { client, _ in
            // Bytes behind it, unread by the backend, must not cost the client the answer.
            try client.send(request + String(repeating: "x", count: 100_000))
            let response = try client.receiveResponse()
            #expect(response.status == status)
            #expect(response["Connection"] == "close")
            try #expect(client.receiveToEnd().isEmpty)
        }
    }

    /// 100 MB to a reader that is never ahead: the body must not pile up in memory.
    @Test func longBodyStreamsInBoundedMemory() throws {
        try withBackend { _, group in
            let client = try RawSocket(port: group.ports[0], receiveBuffer: 65_536)
            let length = 100_000_000
            try client.send(get("/bytes/\(length)"))
            let before = ProcessProbe.residentBytes
            let first = try client.receive(upTo: 32_768)
            var received = try first.count - #require(Self.headLength(first))
            var most = 0
            while received < length {
                let piece = try client.receive(upTo: 32_768)
                if piece.isEmpty { break }
                received += piece.count
                most = max(most, ProcessProbe.residentBytes - before)
            }
            #expect(received == length)
            #expect(most < 40_000_000)
        }
    }

    /// A client that sends requests and reads no answers must be stopped by its socket, not by our memory.
    @Test func floodWithoutReaderIsHeldBack() throws {
        try withBackend { client, _ in
            let request = get("/")
            let flood = Array(String(repeating: request, count: 10_000).utf8)
            let limit = 100_000_000
            var sent = 0
            func sendsMore() -> Bool {
                let accepted = client.sendWhatFits(Array(flood.dropFirst(sent % request.utf8.count)))
                sent += accepted
                return accepted > 0
            }
            while sent < limit, eventually(within: 0.3, sendsMore) {}
            #expect(sent < limit)
            for number in 1...1000 {
                try #expect(client.receiveResponse().text == "backend-1 request \(number)\n")
            }
        }
    }

    private static func headLength(_ bytes: [UInt8]) -> Int? {
        (4...bytes.count).first { bytes[($0 - 4)..<$0].elementsEqual("\r\n\r\n".utf8) }
    }

    /// A client that does not read must not hold up others on the loop, and going away must end its response.
    @Test func stalledReaderHoldsUpNobody() throws {
        try withBackend { client, group in
            let stalled = try RawSocket(port: group.ports[0], receiveBuffer: 4096)
            try stalled.send(get("/bytes/\(Route.largestBody)"))
            #expect(eventually { group.requestCounts() == [1] })
            for number in 2...50 {
                try #expect(client.exchange(get("/")).text == "backend-1 request \(number)\n")
            }
        }
    }
}
