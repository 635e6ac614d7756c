import Balancing
import Proxying
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct LifecycleTests {
    @Test func saysWhoHasTheAddress() throws {
        let server = try ScriptedServer { _ in }
        defer { server.stop() }
        #expect(throws: ProxyError.addressInUse("127.0.0.1:\(server.port)")) {
            _ = try RunningProxy([server.port]) { $0.port = server.port }
        }
        #expect(throws: ProxyError.noUpstreams) { _ = try RunningProxy([]) }
        #expect(throws: ProxyError.duplicateName("a")) {
            _ = try RunningProxy([1, 2]) { for index in 0..<2 { $0.upstreams[index].name = "a" } }
        }
        #expect(throws: ProxyError.invalidThreads(0)) { _ = try RunningProxy([1]) { $0.threads = 0 } }
        #expect("\(ProxyError.addressInUse("a:1"))".contains("a:1 is in use"))
    }

    @Test func finishesWhatIsInFlightAndLeavesNothing() throws {
        let arrived = Mutex(false)
        let go = Mutex(false)
        let server = try ScriptedServer { peer in
            while try !peer.receiveHead().isEmpty {
                arrived.withLock { $0 = true }
                _ = eventually { go.withLock { $0 } }
                try peer.send(answer("late"))
            }
        }
        defer { server.stop() }
        let proxy = try RunningProxy([server.port]) { $0.threads = 2 }
        let idle = try RawSocket(port: proxy.port)
        let client = try RawSocket(port: proxy.port)
        try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(eventually { arrived.withLock { $0 } })
        let running = proxy.proxy
        let texts = try ThreadTeam.run(2) { role -> String in
            if role == 0 {
                running.shutdown(graceNanoseconds: 10_000_000_000)
                return "down"
            }
            _ = eventually { running.counters().clientConnections <= 1 }
            go.withLock { $0 = true }
            return ""
        }
        #expect(texts[0] == "down")
        let response = try client.receiveResponse()
        #expect(response.text == "late" && response["Connection"] == "close")
        #expect(try idle.receiveToEnd().isEmpty)
        #expect(running.counters().requests == 1 && running.cpuNanoseconds() > 0)
        #expect(running.counters().clientConnections == 0 && running.counters().upstreamConnections == 0)
        #expect(throws: (any Error).self) { _ = try RawSocket(port: proxy.port) }
    }

    @Test func cutsWhatOutlivesTheGrace() throws {
        try RunningProxy.withBackend(script: { peer in _ = peer.receiveToEnd() }) { proxy, _ in
            let client = try RawSocket(port: proxy.port)
            try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(eventually { proxy.proxy.counters().requests == 1 })
            proxy.proxy.shutdown(graceNanoseconds: 1_000_000)
            #expect(try client.receiveToEnd().isEmpty)
        }
    }

    @Test func triesEveryAddressOfAName() throws {
        let server = try ScriptedServer { peer in
            while try !peer.receiveHead().isEmpty { try peer.send(answer("ok")) }
        }
        defer { server.stop() }
        // Where localhost is ::1 first, nobody listens there.
        let proxy = try RunningProxy([server.port]) { $0.upstreams[0].host = "localhost" }
        #expect(try RawSocket(port: proxy.port).exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n").text == "ok")
        #expect(throws: ProxyError.self) { _ = try RunningProxy([1]) { $0.upstreams[0].host = "no host" } }
    }
}
