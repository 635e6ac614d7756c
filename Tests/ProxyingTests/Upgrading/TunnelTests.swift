import Foundation
import Proxying
import Synchronization
import TestSupport
import Testing

/// What goes through a tunnel, and how it ends.
@Suite(.serialized) struct TunnelTests {
    private static let request = UpgradeTests.request
    private static let switching = UpgradeTests.switching

    /// A client behind the `101`, in front of a backend that does what the script says from there on.
    private func withTunnel(
        _ change: (inout ProxyConfiguration) -> Void = { _ in },
        receiveBuffer: Int32? = nil,
        backend script: @escaping @Sendable (ScriptedPeer) throws -> Void,
        _ body: (RawSocket, RunningProxy) throws -> Void
    ) throws {
        try RunningProxy.withBackend(
            change,
            script: { peer in
                _ = try peer.receiveHead()
                try peer.send(Self.switching)
                try script(peer)
            }
        ) { proxy, _ in
            let client = try RawSocket(port: proxy.port, receiveBuffer: receiveBuffer)
            try client.send(Self.request)
            #expect(try client.receiveResponse().status == 101)
            try body(client, proxy)
            #expect(eventually { proxy.proxy.requestsInFlight() == 0 })
            #expect(eventually { proxy.proxy.counters().upstreamConnections == 0 })
            #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
        }
    }

    @Test func passesBytesBothWays() throws {
        try withTunnel(backend: { peer in
            for _ in 1...200 { try peer.send(try peer.receive(5)) }
        }) { client, _ in
            for number in 100...299 {
                try client.send("\(number)\r\n")
                var echo: [UInt8] = []
                while echo.count < 5 { echo += try client.receive(upTo: 5) }
                #expect(echo == Array("\(number)\r\n".utf8))
            }
            #expect(try client.receiveToEnd().isEmpty)
            client.shutdownSending()
        }
    }

    @Test func endsEachDirectionForItself() throws {
        let heard = Mutex("")
        try withTunnel(backend: { peer in
            let all = String(decoding: peer.receiveToEnd(), as: UTF8.self)
            heard.withLock { $0 = all }
            try peer.send("the last word")
        }) { client, _ in
            try client.send("mine")
            client.shutdownSending()
            #expect(try client.receiveToEnd() == Array("the last word".utf8))
        }
        #expect(heard.withLock { $0 } == "mine")
    }

    @Test func theBackendMayEndFirst() throws {
        let heard = Mutex(0)
        try withTunnel(backend: { peer in
            try peer.send("bye")
            peer.shutdownSending()
            let count = peer.receiveToEnd().count
            heard.withLock { $0 = count }
        }) { client, _ in
            #expect(try client.receiveToEnd() == Array("bye".utf8))
            try client.send([UInt8](repeating: 1, count: 3 << 20))
            client.shutdownSending()
        }
        #expect(eventually { heard.withLock { $0 } == 3 << 20 })
    }

    @Test func aResetGoesThrough() throws {
        try withTunnel(backend: { peer in
            _ = try peer.receive(1)
            peer.resetOnClose()
        }) { client, _ in
            try client.send("x")
            #expect(throws: RawSocket.Failure.self) { try client.receiveToEnd() }
        }
        let wasReset = Mutex(false)
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send(Self.switching)
            do { while !(try peer.receive(1).isEmpty) {} } catch { wasReset.withLock { $0 = true } }
        }) { proxy, _ in
            var client: RawSocket? = try RawSocket(port: proxy.port)
            try client?.send(Self.request)
            #expect(try client?.receiveResponse().status == 101)
            client?.resetOnClose()
            client = nil
            #expect(eventually { wasReset.withLock { $0 } })
            #expect(eventually { proxy.proxy.requestsInFlight() == 0 })
        }
    }

    @Test func whatIsNotUsedIsClosed() throws {
        try withTunnel({ $0.timeouts.tunnel = 100_000_000 }, backend: { peer in _ = peer.receiveToEnd() }) {
            client,
            _ in
            let rest = try client.receiveToEnd()
            #expect(rest.isEmpty)
        }
    }

    @Test func isClosedAtTheEndOfTheGrace() throws {
        try withTunnel(backend: { peer in try peer.send(peer.receiveToEnd()) }) { client, proxy in
            proxy.proxy.shutdown(graceNanoseconds: 100_000_000)
            let rest = try client.receiveToEnd()
            #expect(rest.isEmpty)
        }
    }

    @Test func aSlowReaderHoldsTheOtherBack() throws {
        let total = 32 << 20
        let sent = Atomic<Int>(0)
        let before = ProcessProbe.residentBytes
        try withTunnel(
            receiveBuffer: 65_536,
            backend: { peer in
                let block = [UInt8](repeating: 0x78, count: 1 << 20)
                for _ in 0..<(total >> 20) {
                    try peer.send(block)
                    sent.add(block.count, ordering: .relaxed)
                }
            }
        ) { client, _ in
            var last = -1
            #expect(
                eventually {
                    let now = sent.load(ordering: .relaxed)
                    defer { last = now }
                    return now > 0 && now == last
                }
            )
            #expect(sent.load(ordering: .relaxed) < total)
            #expect(ProcessProbe.residentBytes - before < 20 << 20)
            var received = 0
            while received < total { received += try client.receive(upTo: 1 << 20).count }
            #expect(try client.receiveToEnd().isEmpty && received == total)
            client.shutdownSending()
        }
    }

    @Test func isOneLineOfTheAccessLog() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        let log: (inout ProxyConfiguration) -> Void = {
            $0.accessLog = AccessLogSettings(path: path)
            $0.accessLog?.format = .json
        }
        try withTunnel(log, backend: { peer in try peer.send(try peer.receive(3) + [1, 2]) }) { client, proxy in
            // Whoever reloads in between changes nothing for what is under way.
            try proxy.proxy.reload(proxy.configuration)
            try client.send("abc")
            client.shutdownSending()
            #expect(try client.receiveToEnd().count == 5)
        }
        var text = ""
        #expect(
            eventually {
                text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
                return text.hasSuffix("\n")
            }
        )
        #expect(text.contains("\"status\":101,\"flags\":\"-\""))
        #expect(text.contains("\"bytes_in\":3,\"bytes_out\":5") && text.split(separator: "\n").count == 1)
    }
}
