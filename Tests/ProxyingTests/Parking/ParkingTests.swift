import Foundation
import Proxying
import TestSupport
import Testing

@Suite struct ParkingTests {
    private static let millisecond: Int64 = 1_000_000

    /// A proxy that parks after ten milliseconds, before a backend that answers each request with its target.
    private func withParking(
        _ change: (inout ProxyConfiguration) -> Void = { _ in },
        _ body: (RunningProxy) throws -> Void
    ) throws {
        let server = try MortalServer { peer, head in
            try peer.send(answer(String(head.split(separator: " ")[1])))
        }
        let proxy = try RunningProxy([server.port]) {
            $0.timeouts.parking = 10 * Self.millisecond
            change(&$0)
        }
        try body(proxy)
    }

    private func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\nHost: h\r\n\r\n" }

    private func parks(_ count: Int64, _ proxy: RunningProxy) -> Bool {
        eventually { proxy.proxy.counters().parkedConnections == count }
    }

    @Test func goesOnAsIfNothingHadHappened() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        try withParking {
            $0.accessLog = AccessLogSettings(path: path)
        } _: { proxy in
            let silent = try RawSocket(port: proxy.port)
            let busy = try RawSocket(port: proxy.port)
            #expect(try busy.exchange(get("/first")).text == "/first")
            for round in 0..<5 {
                #expect(parks(2, proxy))
                #expect(proxy.proxy.counters().clientConnections == 2)
                #expect(try busy.exchange(get("/\(round)")).text == "/\(round)")
            }
            #expect(parks(2, proxy))
            #expect(try silent.exchange(get("/at-last")).text == "/at-last")
            let counters = proxy.proxy.counters()
            #expect(counters.requests == 7 && counters.clientConnections == 2 && counters.refusedHeads == 0)
            let log = { try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") }
            #expect(try eventually { try log().count == 7 })
            #expect(try log().allSatisfy { $0.hasPrefix("127.0.0.1 ") })
        }
    }

    @Test func aHeadThatHasBegunIsNotParked() throws {
        try withParking { proxy in
            let halfway = try RawSocket(port: proxy.port)
            try halfway.send("GET /half HT")
            #expect(eventually { proxy.proxy.counters().clientConnections == 1 })
            let idle = try RawSocket(port: proxy.port)
            for round in 0..<3 {
                #expect(parks(1, proxy))
                #expect(try idle.exchange(get("/\(round)")).text == "/\(round)")
            }
            #expect(try halfway.exchange("TP/1.1\r\nHost: h\r\n\r\n").text == "/half")
            #expect(parks(2, proxy))
            // Woken by the first bytes of a head, it waits for the rest in its channel.
            try halfway.send("GET /ag")
            #expect(parks(1, proxy))
            #expect(try halfway.exchange("ain HTTP/1.1\r\nHost: h\r\n\r\n").text == "/again")
        }
    }

    @Test func aClientThatStopsSendingIsAnsweredAndClosed() throws {
        try withParking { proxy in
            let client = try RawSocket(port: proxy.port)
            #expect(parks(1, proxy))
            try client.send(get("/last"))
            client.shutdownSending()
            #expect(try client.receiveResponse().text == "/last")
            #expect(try client.receiveToEnd().isEmpty)
            #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
        }
    }

    @Test func closedOrResetWhileParkedItIsForgotten() throws {
        try withParking {
            $0.maximumConnections = 2
        } _: { proxy in
            for (isReset, lastWords) in [(false, ""), (true, ""), (false, get("/")), (true, get("/"))] {
                do {
                    let leaving = try RawSocket(port: proxy.port)
                    #expect(parks(1, proxy))
                    if isReset { leaving.resetOnClose() }
                    try leaving.send(lastWords)
                }
                #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
            }
            // Their places are free again: two are let in and a third is not, parked or not.
            let first = try RawSocket(port: proxy.port)
            let second = try RawSocket(port: proxy.port)
            #expect(parks(2, proxy))
            #expect(try RawSocket(port: proxy.port).receiveResponse().status == 503)
            #expect(try first.exchange(get("/1")).status == 200)
            #expect(try second.exchange(get("/2")).status == 200)
        }
    }

    @Test func keepsItsIdleDeadline() throws {
        try withParking {
            $0.timeouts.clientIdle = 200 * Self.millisecond
        } _: { proxy in
            let start = ProcessInfo.processInfo.systemUptime
            let client = try RawSocket(port: proxy.port)
            #expect(parks(1, proxy))
            #expect(try client.receiveToEnd().isEmpty)
            #expect(ProcessInfo.processInfo.systemUptime - start >= 0.2)
            #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
        }
    }

    @Test func aHeadThatWakesItHasItsOwnDeadline() throws {
        try withParking {
            $0.timeouts.requestHead = 100 * Self.millisecond
        } _: { proxy in
            let client = try RawSocket(port: proxy.port)
            #expect(parks(1, proxy))
            try client.send("GET / HT")
            #expect(try client.receiveResponse().status == 408)
        }
    }

    @Test func drainingClosesTheParked() throws {
        try withParking {
            $0.threads = 2
        } _: { proxy in
            let clients = try (0..<8).map { _ in try RawSocket(port: proxy.port) }
            #expect(parks(8, proxy))
            proxy.proxy.shutdown(graceNanoseconds: 60_000 * Self.millisecond)
            for client in clients { #expect(try client.receiveToEnd().isEmpty) }
            let counters = proxy.proxy.counters()
            #expect(counters.clientConnections == 0 && counters.parkedConnections == 0)
        }
    }

    @Test func zeroParksNone() throws {
        try withParking {
            $0.timeouts.parking = 0
            $0.timeouts.clientIdle = 60 * Self.millisecond
        } _: { proxy in
            let client = try RawSocket(port: proxy.port)
            let parked = eventually(within: 0.03) { proxy.proxy.counters().parkedConnections > 0 }
            #expect(try client.receiveToEnd().isEmpty && !parked)
        }
    }

    @Test func anAnswerThatIsNotYetWrittenStaysInItsChannel() throws {
        let step = 24_000
        let server = try MortalServer { peer, head in
            let count = (Int(head.split(separator: " ")[1].dropFirst()) ?? 0) * step
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(count)\r\n\r\n")
            try peer.send([UInt8](repeating: 0x78, count: count))
        }
        let proxy = try RunningProxy([server.port]) { $0.timeouts.parking = 10 * Self.millisecond }
        // Of so many sizes, one or the other leaves its last bytes in the channel when the backend is done.
        let clients = try (1...48).map { _ in try RawSocket(port: proxy.port, receiveBuffer: 16_384) }
        for (index, client) in clients.enumerated() { try client.send(get("/\(index + 1)")) }
        let marker = try RawSocket(port: proxy.port)
        for _ in 0..<5 {
            #expect(eventually { proxy.proxy.counters().parkedConnections > 0 })
            #expect(try marker.exchange(get("/0")).status == 200)
        }
        for (index, client) in clients.enumerated() {
            #expect(try client.receiveResponse().body.count == (index + 1) * step)
        }
        #expect(parks(49, proxy))
    }
}
