import LoadDriving
import Measuring
import Pacing
import TestSupport
import Testing

@Suite("Failed requests")
struct FailureTests {
    @Test(
        "a status from 400 on is a failure with a whole sample",
        arguments: [404, 499, 500, 503, 399]
    )
    func statuses(status: Int) throws {
        let error: RequestError = status >= 500 ? .http5xx : status >= 400 ? .http4xx : .none
        let server = try answering("HTTP/1.1 \(status) X\r\nContent-Length: 2\r\n\r\nno")
        defer { server.stop() }
        let (_, samples) = try drive(plan(server, requests: 10))
        #expect(samples.count == 10)
        #expect(samples.allSatisfy { $0.error == error && $0.status == status && $0.bytesReceived == 2 })
    }

    /// What a server does after it has read a request, and how that is classed.
    static let closings: [(sent: String, reset: Bool, error: RequestError)] = [
        ("", false, .emptyResponse),
        ("", true, .connectionReset),
        ("garbage\r\n\r\n", false, .malformedResponse),
        ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", false, .truncatedBody),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", false, .truncatedBody),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nwhat\r\n", false, .malformedResponse),
        ("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", false, .malformedResponse),
        ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", true, .connectionReset),
    ]

    @Test("what breaks a connection decides the class", arguments: closings.indices)
    func endings(index: Int) throws {
        let ending = Self.closings[index]
        let server = try ScriptedServer { peer in
            _ = try peer.receiveHead()
            if !ending.sent.isEmpty { try peer.send(ending.sent) }
            if ending.reset { peer.resetOnClose() }
        }
        defer { server.stop() }
        let (result, samples) = try drive(plan(server, connections: 2, requests: 12))
        #expect(samples.count == 12 && result.sentMeasured == 12)
        #expect(samples.allSatisfy { $0.error == ending.error }, "\(samples.map(\.error))")
        #expect(result.failureExamples[ending.error]?.isEmpty == false, "\(result.failureExamples)")
    }

    @Test(
        "a connection of HTTP/2 that ends before a stream is answered is no truncated body",
        arguments: [false, true]
    )
    func endingStreams(isReset: Bool) throws {
        let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
        let server = try ScriptedServer { peer in
            try peer.send(settings)
            _ = try peer.receive(100)
            if isReset { peer.resetOnClose() }
        }
        defer { server.stop() }
        var plan = plan(server, connections: 1, requests: 6)
        plan.http2 = true
        plan.streams = 3
        let samples = try drive(plan).samples
        let classes: Set<RequestError> = [.emptyResponse, .connectionReset]
        #expect(samples.count == 6 && samples.allSatisfy { classes.contains($0.error) }, "\(samples.map(\.error))")
    }

    @Test("what is over time is classed by the phase that it is in")
    func phasesOfTimeouts() throws {
        let slow = try ScriptedServer { peer in
            _ = try peer.receiveHead()
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
            _ = peer.receiveToEnd()
        }
        defer { slow.stop() }
        var body = plan(slow, connections: 2, requests: 4)
        body.timeout = 300_000_000
        #expect(try drive(body).samples.map(\.error) == Array(repeating: .bodyTimeout, count: 4))
        let silent = try ScriptedServer { peer in _ = peer.receiveToEnd() }
        defer { silent.stop() }
        var handshake = plan(silent, connections: 2, requests: 4)
        handshake.url = "https://127.0.0.1:\(silent.port)/"
        handshake.timeout = 300_000_000
        #expect(try drive(handshake).samples.map(\.error) == Array(repeating: .tlsTimeout, count: 4))
        let full = try FullListener()
        var connect = plan(silent, connections: 2, requests: 4)
        connect.url = "http://127.0.0.1:\(full.port)/"
        connect.timeout = 30_000_000
        #expect(try drive(connect).samples.map(\.error) == Array(repeating: .connectTimeout, count: 4))
    }

    @Test("a name without an address, and an answer that is no handshake")
    func unreachable() throws {
        let server = try answering("")
        defer { server.stop() }
        var plan = plan(server, connections: 1, requests: 2)
        plan.url = "http://no-such-host.invalid/"
        let (result, samples) = try drive(plan)
        #expect(samples.map(\.error) == [.nameNotResolved, .nameNotResolved])
        #expect(samples.allSatisfy { $0.connection == 0 } && result.connectionsOpened == 0)
        let garbage = try ScriptedServer { peer in
            try peer.send("this is no handshake\n")
            _ = peer.receiveToEnd()
        }
        defer { garbage.stop() }
        plan.url = "https://127.0.0.1:\(garbage.port)/"
        #expect(try drive(plan).samples.map(\.error) == [.tls, .tls])
    }

    @Test("a refused connection is a sample, and does not make the loop spin")
    func refused() throws {
        let server = try answering("")
        server.stop()
        var plan = plan(server, connections: 2, requests: 1)
        plan.limit = .duration(200_000_000)
        let (result, samples) = try drive(plan)
        #expect(samples.allSatisfy { $0.error == .connectRefused && $0.status == 0 && $0.connection == 0 })
        #expect(Int64(samples.count) == result.sentMeasured)
        // Pauses of 1, 2, 4, … 100 ms leave room for 8 or 9 rounds of two.
        #expect((2...30).contains(samples.count))
    }

    @Test("a request that is not answered in time is given up, and the others go on")
    func timeout() throws {
        let server = try ScriptedServer { peer in
            let head = try peer.receiveHead()
            if head.contains("GET") { _ = peer.receiveToEnd() }
        }
        defer { server.stop() }
        var plan = plan(server, connections: 3, requests: 9)
        plan.timeout = 30_000_000
        let (_, samples) = try drive(plan)
        #expect(samples.count == 9 && samples.allSatisfy { $0.error == .timeout })
        #expect(samples.allSatisfy { $0.latencyNanoseconds >= 30_000_000 && $0.firstByteNanoseconds == 0 })
    }

    @Test("a connection that the server closed while idle is replaced without an error")
    func idleClose() throws {
        let server = try ScriptedServer { peer in
            _ = try peer.receiveHead()
            try peer.send(ok())
        }
        defer { server.stop() }
        // A request that crosses the close on the wire would be a reset, so they are far apart.
        var plan = plan(server, connections: 1, requests: 4)
        plan.mode = .open(ConstantArrivals(rate: 10))
        let (result, samples) = try drive(plan)
        #expect(samples.map(\.error) == [.none, .none, .none, .none])
        #expect(samples.map(\.connection) == [1, 2, 3, 4])
        #expect(result.connectionsOpened == 4)
    }
}
