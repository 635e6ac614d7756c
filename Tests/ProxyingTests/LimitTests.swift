import Proxying
import Synchronization
import TestSupport
import Testing

@Suite struct LimitTests {
    private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

    /// A backend that answers when the gate is open, and says how many wait at it.
    private final class Gate: Sendable {
        let isOpen = Mutex(false)
        let waiting = Atomic<Int>(0)

        func pass(_ peer: ScriptedPeer, _ head: String) throws {
            waiting.add(1, ordering: .relaxed)
            _ = eventually { isOpen.withLock { $0 } }
            waiting.subtract(1, ordering: .relaxed)
            try peer.send(answer("through"))
        }
    }

    @Test func aBackendIsGivenSoManyAndTheRestWaitInTurn() throws {
        let gate = Gate()
        let server = try MortalServer(gate.pass)
        let proxy = try RunningProxy([server.port]) {
            $0.threads = 2
            $0.inFlight = InFlightLimits(perBackend: 2)
            $0.inFlight?.queue = 3
        }
        let clients = try (0..<6).map { _ in try RawSocket(port: proxy.port) }
        for (index, client) in clients.enumerated() {
            try client.send(Self.get)
            let arrived = min(index + 1, 5)
            #expect(eventually { proxy.proxy.requestsInFlight() == arrived })
        }
        let refused = try clients[5].receiveResponse()
        #expect(refused.status == 503 && refused["Retry-After"] == "1")
        #expect(refused.text.contains("backend-1") && gate.waiting.load(ordering: .relaxed) <= 2)
        gate.isOpen.withLock { $0 = true }
        for client in clients[..<5] { #expect(try client.receiveResponse().text == "through") }
        #expect(server.requests == 5 && proxy.proxy.requestsInFlight() == 0)
        #expect(try clients[5].exchange(Self.get).status == 200)
    }

    @Test func whoWaitsTooLongOrLeavesGivesUpItsTurn() throws {
        let gate = Gate()
        let server = try MortalServer(gate.pass)
        let proxy = try RunningProxy([server.port]) {
            $0.inFlight = InFlightLimits(perBackend: 1)
            $0.inFlight?.queueTimeout = 60_000_000
        }
        let first = try RawSocket(port: proxy.port)
        try first.send(Self.get)
        #expect(eventually { server.requests == 1 })
        do {
            let leaving = try RawSocket(port: proxy.port)
            try leaving.send(Self.get)
            #expect(eventually { proxy.proxy.requestsInFlight() == 2 })
            leaving.resetOnClose()
        }
        #expect(eventually { proxy.proxy.requestsInFlight() == 1 })
        let late = try RawSocket(port: proxy.port).exchange(Self.get)
        #expect(late.status == 503 && late.text.contains("in time"))
        gate.isOpen.withLock { $0 = true }
        #expect(try first.receiveResponse().status == 200)
        #expect(try first.exchange(Self.get).status == 200)
        #expect(server.requests == 2 && proxy.proxy.counters().unreachedAttempts == 2)
    }

    @Test func connectionsBeyondTheLimitAreTurnedAway() throws {
        let server = try MortalServer { peer, _ in try peer.send(answer("x")) }
        let proxy = try RunningProxy([server.port]) {
            $0.maximumConnections = 2
            $0.threads = 2
        }
        var held: [RawSocket] = []
        for _ in 0..<2 {
            held.append(try RawSocket(port: proxy.port))
            #expect(try held[held.count - 1].exchange(Self.get).status == 200)
        }
        let refused = try RawSocket(port: proxy.port).receiveResponse()
        #expect(refused.status == 503 && refused["Retry-After"] == "1" && refused["Connection"] == "close")
        held.removeLast()
        #expect(eventually { (try? RawSocket(port: proxy.port).exchange(Self.get).status) == 200 })
    }

    @Test func moreThanTheRateIsRejected() throws {
        let server = try MortalServer { peer, _ in try peer.send(answer("x")) }
        let limit = try RateLimit(perSecond: 0.5, burst: 2)
        let proxy = try RunningProxy([server.port]) { $0.clientLimit = ClientLimit(limit, header: "X-Key") }
        let client = try RawSocket(port: proxy.port)
        func statuses(_ key: String) throws -> [Int] {
            try (0..<4).map { _ in
                let response = try client.exchange("GET / HTTP/1.1\r\nHost: h\r\n\(key)\r\n")
                #expect(response.status == 200 || ["1", "2"].contains(response["Retry-After"]))
                return response.status
            }
        }
        #expect(try statuses("X-Key: a\r\n") == [200, 200, 200, 429])
        #expect(try statuses("x-key: b\r\n") == [200, 200, 200, 429])
        #expect(try statuses("") == [200, 200, 200, 429])
        let counters = proxy.proxy.counters()
        #expect(counters.answeredWithoutPick == 3 && counters.picks == 9)
    }

    @Test func aheadOfTheRateIsHeldBack() throws {
        let server = try MortalServer { peer, _ in try peer.send(answer("x")) }
        let limit = try RateLimit(perSecond: 50, burst: 10, undelayed: 0)
        let proxy = try RunningProxy([server.port]) { $0.clientLimit = ClientLimit(limit) }
        let client = try RawSocket(port: proxy.port)
        let start = ContinuousClock.now
        try client.send(String(repeating: Self.get, count: 6))
        for _ in 0..<6 { #expect(try client.receiveResponse().status == 200) }
        #expect(ContinuousClock.now - start >= .milliseconds(95))
    }

    @Test func aWholeRequestHasATime() throws {
        let trickle = try MortalServer { peer, head in
            if head.hasPrefix("POST") {
                _ = peer.receiveToEnd()
                return
            }
            try peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n")
            _ = peer.receiveToEnd()
        }
        let proxy = try RunningProxy([trickle.port]) { $0.timeouts.request = 60_000_000 }
        let late = try RawSocket(port: proxy.port)
            .exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n")
        #expect(late.status == 504 && late.text.contains("within 60 ms"))
        let cut = try RawSocket(port: proxy.port)
        try cut.send(Self.get)
        #expect(try cut.receiveToEnd().suffix(3) == Array("x\r\n".utf8))
    }

    @Test func aBodyThatStopsIsGivenUp() throws {
        let server = try MortalServer { peer, _ in _ = peer.receiveToEnd() }
        let proxy = try RunningProxy([server.port]) { $0.timeouts.requestBody = 50_000_000 }
        let client = try RawSocket(port: proxy.port)
        let response = try client.exchange("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhalf")
        #expect(response.status == 408 && response.text.contains("body"))
    }
}
