import Proxying
import Synchronization
import TestSupport
import Testing

/// Where a peer that keeps to HTTP less closely could be led astray, and is not.
@Suite(.serialized) struct StrictnessTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"
    private static let old = "GET / HTTP/1.0\r\n\r\n"

    @Test func aBodyThatBreaksLaterCutsTheClient() throws {
        let goOn = Mutex(false)
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")
            #expect(eventually { goOn.withLock { $0 } })
            try peer.send("zz\r\n")
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send(Self.get)
            #expect(try client.receive().starts(with: "HTTP/1.1 200 OK".utf8))
            goOn.withLock { $0 = true }
            let rest = (try? client.receiveToEnd()) ?? []
            #expect(!String(decoding: rest, as: UTF8.self).hasSuffix("0\r\n\r\n"))
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\n\r\nhalf", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
    ])
    func aCutIsNoEndForWhoWaitsForTheClose(_ response: String) throws {
        let goOn = Mutex(false)
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send(response)
            #expect(eventually { goOn.withLock { $0 } })
            peer.resetOnClose()
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send(Self.old)
            var received: [UInt8] = []
            while !String(decoding: received, as: UTF8.self).hasSuffix("half") {
                let more = try client.receive()
                guard !more.isEmpty else { break }
                received += more
            }
            goOn.withLock { $0 = true }
            #expect(throws: RawSocket.Failure.self) { try client.receiveToEnd() }
        }
    }

    @Test func aStatusWithoutBodyHasNoLength() throws {
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send("HTTP/1.1 103 Early Hints\r\nContent-Length: 7\r\n\r\n")
            try peer.send("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n")
            _ = peer.receiveToEnd()
        }) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            for _ in 1...2 {
                try client.send(Self.get)
                for status in [103, 204] {
                    let response = try client.receiveResponse()
                    #expect(response.status == status && response["Content-Length"] == nil)
                }
            }
            // A backend that announces a body there is not asked again on that connection.
            #expect(server.connections == 2)
        }
    }

    @Test func interimResponsesHaveAnEnd() throws {
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            while true { try peer.send("HTTP/1.1 102 Processing\r\n\r\n") }
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send(Self.get)
            var statuses: [Int] = []
            while statuses.last != 502 { statuses.append(try client.receiveResponse().status) }
            #expect(statuses.count == 101 && statuses.dropLast().allSatisfy { $0 == 102 })
        }
    }

    @Test func aClientOfHTTP10ExpectsNothing() throws {
        let seen = Mutex("")
        try RunningProxy.withBackend(script: { peer in
            let head = try peer.receiveHead()
            seen.withLock { $0 = head }
            try peer.send(answer("x"))
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            #expect(try client.exchange("GET / HTTP/1.0\r\nExpect: tea\r\nX-Kept: 1\r\n\r\n").status == 200)
        }
        #expect(seen.withLock { $0.contains("X-Kept: 1\r\n") && !$0.contains("Expect") })
    }

    @Test func aClientThatWaitsForContinueIsNotToBlame() throws {
        try RunningProxy.withBackend(
            { $0.timeouts.requestBody = 60_000_000 },
            script: { peer in
                _ = peer.receiveToEnd()
            }
        ) { proxy, _ in
            let post = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n"
            let waiting = try RawSocket(port: proxy.port)
            #expect(try waiting.exchange(post + "Expect: 100-continue\r\n\r\n").status == 504)
            let stuck = try RawSocket(port: proxy.port)
            #expect(try stuck.exchange(post + "Expect: 100-continue\r\n\r\nx").status == 408)
            let silent = try RawSocket(port: proxy.port)
            #expect(try silent.exchange(post + "\r\n").status == 408)
        }
    }

    @Test func whatFollowsARefusedTunnelIsNoRequest() throws {
        try RunningProxy.withBackend(script: { peer in _ = try peer.receiveHead() }) { proxy, server in
            let client = try RawSocket(port: proxy.port)
            let response = try client.exchange("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n" + Self.get)
            #expect(response.status == 405 && response["Connection"] == "close")
            client.shutdownSending()
            let rest = try client.receiveToEnd()
            #expect(rest.isEmpty && server.connections == 0)
        }
    }

    @Test(arguments: ["GET / \r\n\r\n", "GET / FOO\r\n", "GET / HTTP/1.1x"])
    func nobodyWaitsForTheRestOfNoVersion(_ request: String) throws {
        let proxy = try RunningProxy([1])
        #expect(try RawSocket(port: proxy.port).exchange(request).status == 400)
    }

    @Test func aClientThatIsAlwaysAheadCostsNoMemory() throws {
        let proxy = try RunningProxy([1])
        let client = try RawSocket(port: proxy.port)
        // Each is refused at once, so the rest of what came is always there still.
        let request = "TRACE /\(String(repeating: "x", count: 900)) HTTP/1.1\r\nHost: h\r\n\r\n"
        let batch = Array(String(repeating: request, count: 60).utf8)
        let before = ProcessProbe.residentBytes
        try client.send(request)
        let length = try client.receive().count
        try client.send(batch)
        for _ in 1...1_200 {
            try client.send(batch)
            var received = 0
            while received < 60 * length {
                let more = try client.receive(upTo: 60 * length - received)
                try #require(!more.isEmpty)
                received += more.count
            }
        }
        // It sent 65 MiB; what other tests take at the same time is in the figure as well.
        #expect(ProcessProbe.residentBytes - before < 48 << 20)
    }
}
