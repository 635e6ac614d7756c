import NIOCore
import NIOSSL
import Proxying
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct TLSTerminationTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    /// A proxy that speaks TLS in front of one backend that runs a script.
    private func withProxy(
        _ change: (inout ProxyConfiguration) -> Void = { _ in },
        script: @escaping @Sendable (ScriptedPeer) throws -> Void = TLSTerminationTests.echoHeads,
        _ body: (RunningProxy, ScriptedServer) throws -> Void
    ) throws {
        try RunningProxy.withBackend(
            {
                $0.tls = Fixture.server
                change(&$0)
            },
            script: script,
            body
        )
    }

    private static let echoHeads: @Sendable (ScriptedPeer) throws -> Void = { peer in
        while true {
            let head = try peer.receiveHead()
            if head.isEmpty { return }
            try peer.send(answer(head))
        }
    }

    private func client(
        _ proxy: RunningProxy,
        receiveBuffer: Int32? = nil,
        _ change: (inout TLSConfiguration) -> Void = { _ in }
    ) throws -> (end: TLSEnd, socket: RawSocket) {
        let context = try Fixture.clientContext(change)
        let socket = try RawSocket(port: proxy.port, receiveBuffer: receiveBuffer)
        return (try TLSEnd(socket, context), socket)
    }

    @Test func servesRequestsOneAfterTheOther() throws {
        try withProxy { proxy, server in
            let (end, _) = try client(proxy) { $0.applicationProtocols = ["h2", "http/1.1"] }
            #expect(end.negotiatedProtocol == "http/1.1" && end.version == .tlsv13)
            for _ in 1...3 {
                let response = try end.exchange(Self.get)
                #expect(response.status == 200 && response.text.contains("\r\nX-Forwarded-Proto: https\r\n"))
            }
            #expect(server.connections == 1 && proxy.proxy.counters().failedHandshakes == 0)
            // Two in one record, and one in two.
            try end.send(Self.get + Self.get)
            #expect(try end.receiveResponse().status == 200 && end.receiveResponse().status == 200)
            try end.send("GET / HT")
            #expect(try end.exchange("TP/1.1\r\nHost: h\r\n\r\n").status == 200)
        }
    }

    @Test func speaksNothingOlderThan12() throws {
        try withProxy { proxy, _ in
            let (end, _) = try client(proxy) { $0.maximumTLSVersion = .tlsv12 }
            #expect(try end.version == .tlsv12 && end.exchange(Self.get).status == 200)
            #expect(throws: (any Error).self) {
                try client(proxy) {
                    $0.minimumTLSVersion = .tlsv1
                    $0.maximumTLSVersion = .tlsv11
                }
            }
            #expect(eventually { proxy.proxy.counters().failedHandshakes == 1 })
        }
    }

    @Test func servesClientsThatOfferOnlyOtherProtocols() throws {
        try withProxy { proxy, _ in
            let (end, _) = try client(proxy) { $0.applicationProtocols = ["h2"] }
            #expect(end.negotiatedProtocol?.isEmpty != false)
            #expect(try end.exchange(Self.get).status == 200)
        }
    }

    @Test func passesLargeBodiesBothWays() throws {
        let size = 10 << 20
        try withProxy(script: { peer in
            _ = try peer.receiveHead()
            let body = try peer.receive(size)
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
            try peer.send(body)
        }) { proxy, _ in
            let (end, _) = try client(proxy)
            // A prime's period, so that no part can stand in another's place.
            let part = (0..<65_521).map { UInt8(truncatingIfNeeded: $0 * 31) }
            var body: [UInt8] = []
            while body.count < size { body += part.prefix(size - body.count) }
            try end.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: \(size)\r\n\r\n")
            for start in stride(from: 0, to: size, by: 1 << 20) { try end.send(Array(body[start..<(start + 1 << 20)])) }
            #expect(try end.receiveResponse().body == body)
        }
    }

    @Test func aSlowReaderHoldsTheBackendBack() throws {
        let megabytes = 40
        let sent = Atomic<Int>(0)
        try withProxy(script: { peer in
            _ = try peer.receiveHead()
            let block = [UInt8](repeating: 0x78, count: 1 << 20)
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(megabytes << 20)\r\n\r\n")
            for _ in 0..<megabytes {
                try peer.send(block)
                sent.add(block.count, ordering: .relaxed)
            }
        }) { proxy, _ in
            let (end, _) = try client(proxy, receiveBuffer: 65_536)
            let before = ProcessProbe.residentBytes
            try end.send(Self.get)
            var last = -1
            #expect(
                eventually {
                    let now = sent.load(ordering: .relaxed)
                    defer { last = now }
                    return now > 0 && now == last
                }
            )
            #expect(sent.load(ordering: .relaxed) < megabytes << 20)
            #expect(ProcessProbe.residentBytes - before < 30 << 20)
            var received = 0
            while received < megabytes << 20 { received += try end.receive().count }
        }
    }

    @Test func aHandshakeHasTheTimeOfAHead() throws {
        try withProxy({ $0.timeouts.requestHead = 500_000_000 }) { proxy, _ in
            let (end, _) = try client(proxy)
            // An alert at most.
            let silent = try RawSocket(port: proxy.port)
            #expect(try silent.receiveToEnd().count < 100)
            // The first bytes of a ClientHello, and no more.
            let slow = try RawSocket(port: proxy.port)
            try slow.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])
            #expect(try slow.receiveToEnd().count < 100)
            // Once it is over, the connection may be idle for longer.
            #expect(try end.exchange(Self.get).status == 200)
        }
    }

    @Test func refusesWhatIsNoTLS() throws {
        try withProxy { proxy, _ in
            let plain = try RawSocket(port: proxy.port)
            try plain.send(Self.get)
            _ = try? plain.receiveToEnd()
            #expect(eventually { proxy.proxy.counters().failedHandshakes == 1 })
            #expect(proxy.proxy.counters().requests == 0)
            #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
        }
    }

    @Test func endsWithCloseNotify() throws {
        try withProxy { proxy, _ in
            let (end, _) = try client(proxy)
            try end.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            #expect(try end.receiveResponse().status == 200)
            #expect(try end.receiveToEnd().isEmpty && end.hasEndedCleanly)
            // Nobody has to answer it for the connection to go.
            #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
        }
    }

    @Test func aHalfClosedClientGetsItsAnswer() throws {
        let go = Mutex(false)
        try withProxy(script: { peer in
            _ = try peer.receiveHead()
            _ = eventually { go.withLock { $0 } }
            try peer.send(answer("late"))
        }) { proxy, _ in
            let (end, _) = try client(proxy)
            try end.send(Self.get)
            try end.closeNotify()
            go.withLock { $0 = true }
            #expect(try end.receiveResponse().text == "late")
            #expect(try end.receiveToEnd().isEmpty)
        }
    }

    /// A body that stops is never taken for one that has ended, whichever way its client goes.
    @Test(arguments: [false, true]) func aRequestThatIsCutReachesNoEnd(byCloseNotify: Bool) throws {
        let received = Mutex<[UInt8]?>(nil)
        try withProxy(script: { peer in
            _ = try peer.receiveHead()
            let body = peer.receiveToEnd()
            received.withLock { $0 = body }
        }) { proxy, _ in
            let (end, socket) = try client(proxy)
            try end.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
            #expect(eventually { proxy.proxy.counters().requests == 1 })
            if byCloseNotify { try end.closeNotify() } else { socket.shutdownSending() }
            #expect(eventually { received.withLock { $0 } != nil })
            #expect(received.withLock { $0 }.map { !String(decoding: $0, as: UTF8.self).contains("0\r\n\r\n") } == true)
            #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
        }
    }

    /// To HTTP/1.0 the close is the end of the body, so a cut one must not end like a whole one.
    @Test(arguments: [false, true]) func aResponseThatIsCutDoesNotEndCleanly(isCut: Bool) throws {
        try withProxy(script: { peer in
            _ = try peer.receiveHead()
            try peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
            if !isCut { try peer.send("0\r\n\r\n") }
        }) { proxy, _ in
            let (end, _) = try client(proxy)
            try end.send("GET / HTTP/1.0\r\nHost: h\r\n\r\n")
            _ = try? end.receiveToEnd()
            #expect(end.hasEndedCleanly != isCut)
        }
    }

    @Test func theLastAnswerReachesWhoIsStillSending() throws {
        try withProxy { proxy, _ in
            let (end, _) = try client(proxy)
            try end.send("OPTIONS / HTTP/1.1\r\nHost: h\r\nMax-Forwards: 0\r\nContent-Length: 1000000\r\n\r\n")
            for _ in 1...10 { try end.send([UInt8](repeating: 0x78, count: 20_000)) }
            let response = try end.receiveResponse()
            #expect(response.status == 200 && response["Connection"] == "close")
            #expect(try end.receiveToEnd().isEmpty && end.hasEndedCleanly)
            try end.closeNotify()
            #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
        }
    }

    @Test func whoIsBeyondTheLimitIsToldSo() throws {
        try withProxy({ $0.maximumConnections = 1 }) { proxy, _ in
            let (first, _) = try client(proxy)
            #expect(try first.exchange(Self.get).status == 200)
            let (second, _) = try client(proxy)
            #expect(try second.receiveResponse().status == 503)
            #expect(try first.exchange(Self.get).status == 200)
        }
    }

    @Test func shutdownFinishesExchangesAndCutsHandshakes() throws {
        let arrived = Mutex(false)
        let go = Mutex(false)
        try withProxy(
            { $0.threads = 2 },
            script: { peer in
                while try !peer.receiveHead().isEmpty {
                    arrived.withLock { $0 = true }
                    _ = eventually { go.withLock { $0 } }
                    try peer.send(answer("late"))
                }
            }
        ) { proxy, _ in
            let silent = try RawSocket(port: proxy.port)
            let (idle, _) = try client(proxy)
            let (busy, _) = try client(proxy)
            try busy.send(Self.get)
            #expect(eventually { arrived.withLock { $0 } })
            let running = proxy.proxy
            _ = try ThreadTeam.run(2) { role in
                if role == 0 { return running.shutdown(graceNanoseconds: 10_000_000_000) }
                _ = eventually { running.counters().clientConnections == 1 }
                go.withLock { $0 = true }
            }
            let response = try busy.receiveResponse()
            #expect(response.text == "late" && response["Connection"] == "close")
            #expect(try busy.receiveToEnd().isEmpty && busy.hasEndedCleanly)
            #expect(try idle.receiveToEnd().isEmpty && idle.hasEndedCleanly)
            #expect(try silent.receiveToEnd().count < 100)
            #expect(running.counters().clientConnections == 0 && running.counters().upstreamConnections == 0)
        }
    }
}
