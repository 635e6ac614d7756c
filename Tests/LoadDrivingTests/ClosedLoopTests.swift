import LoadDriving
import Measuring
import Pacing
import Synchronization
import TestSupport
import Testing

@Suite("Closed loop")
struct ClosedLoopTests {
    @Test("a number of requests is exact, each a whole sample", arguments: [(1, 1), (4, 1), (40, 1), (7, 3)])
    func exactCount(connections: Int, threads: Int) throws {
        let server = try answering(ok())
        defer { server.stop() }
        var plan = plan(server, connections: connections, requests: 500)
        plan.threads = threads
        let (result, samples) = try drive(plan)
        #expect(result.sentMeasured == 500)
        #expect(result.sentWarmup == 0)
        #expect(samples.map(\.sequence) == Array(1...500))
        #expect(Set(samples.map(\.worker)).isSubset(of: Set((0..<threads).map(Int16.init))))
        for sample in samples {
            #expect(sample.error == .none && sample.status == 200 && sample.bytesReceived == 5)
            #expect(sample.phase == .measured)
            #expect(sample.scheduledNanoseconds == sample.sentNanoseconds)
            #expect(sample.sentNanoseconds <= sample.firstByteNanoseconds)
            #expect(sample.firstByteNanoseconds <= sample.finishedNanoseconds)
        }
        #expect(result.measuringEnd == samples.map(\.finishedNanoseconds).max())
        #expect(result.workerCPU.count == threads && result.workerCPU.allSatisfy { $0 > 0 })
    }

    @Test("warm-up requests have all finished before the first measured one leaves", arguments: [1, 2])
    func phasesAreApart(threads: Int) throws {
        let server = try answering(ok())
        defer { server.stop() }
        var plan = plan(server, connections: 6, requests: 200)
        plan.threads = threads
        plan.warmup = 50_000_000
        let (result, samples) = try drive(plan)
        let warmup = samples.filter { $0.phase == .warmup }
        let measured = samples.filter { $0.phase == .measured }
        #expect(measured.count == 200 && result.sentMeasured == 200)
        #expect(!warmup.isEmpty && result.sentWarmup == Int64(warmup.count))
        let lastWarmup = try #require(warmup.map(\.finishedNanoseconds).max())
        let firstMeasured = try #require(measured.map(\.sentNanoseconds).min())
        #expect(lastWarmup <= firstMeasured)
        #expect(samples.map(\.sequence) == Array(1...Int64(samples.count)))
        #expect(measured.first?.sequence == Int64(warmup.count) + 1)
    }

    @Test("a duration ends sending at its deadline, and what is in flight is recorded")
    func duration() throws {
        let server = try answering(ok())
        defer { server.stop() }
        var plan = plan(server)
        plan.limit = .duration(100_000_000)
        plan.warmup = 20_000_000
        let (result, samples) = try drive(plan)
        let start = try #require(result.measuringStart)
        #expect(result.measuringEnd == start + 100_000_000)
        #expect(result.measuredDuration == 100_000_000)
        #expect(samples.allSatisfy { $0.sentNanoseconds < start + 150_000_000 && $0.error == .none })
        #expect(Int64(samples.count) == result.sentWarmup + result.sentMeasured)
    }

    @Test("without warm-up nothing leaves before the interval begins, so that few requests have a rate, too")
    func oneRequest() throws {
        let server = try answering(ok())
        defer { server.stop() }
        let (result, samples) = try drive(plan(server, connections: 1, requests: 1))
        let sample = try #require(samples.first)
        #expect(sample.sentNanoseconds >= (try #require(result.measuringStart)))
        #expect(result.measuredDuration >= sample.finishedNanoseconds - sample.sentNanoseconds)
    }

    @Test("a request that is lost with its kept connection is sent again, and that is counted")
    func repeats() throws {
        let server = try ScriptedServer { peer in
            _ = try peer.receiveHead()
            try peer.send(ok())
            _ = try peer.receiveHead()
        }
        defer { server.stop() }
        let (result, samples) = try drive(plan(server, connections: 1, requests: 4))
        #expect(samples.allSatisfy { $0.error == .none })
        #expect(result.repeats == 3)
    }

    @Test("a load whose connections last repeats nothing, redirects or not", arguments: [false, true])
    func noRepeats(follows: Bool) throws {
        let server = try ScriptedServer { peer in
            while case let head = try peer.receiveHead(), !head.isEmpty {
                let isFirst = head.hasPrefix("GET / ")
                try peer.send(
                    follows && isFirst ? "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n" : ok()
                )
            }
        }
        defer { server.stop() }
        var plan = plan(server, requests: 20)
        plan.followsRedirects = follows
        #expect(try drive(plan).result.repeats == 0)
    }

    @Test("connections are kept and numbered", arguments: [1, 5])
    func keepAlive(connections: Int) throws {
        let server = try answering(ok())
        defer { server.stop() }
        let (result, samples) = try drive(plan(server, connections: connections, requests: 300))
        #expect(Set(samples.map(\.connection)) == Set(1...Int32(connections)))
        #expect(result.connectionsOpened == Int64(connections))
        #expect(server.connections == connections)
    }

    @Test("without keep-alive every request has a connection of its own")
    func freshConnections() throws {
        let server = try answering(ok())
        defer { server.stop() }
        var plan = plan(server, connections: 3, requests: 60)
        plan.connectionMode = .fresh
        let (result, samples) = try drive(plan)
        #expect(samples.map(\.connection).sorted() == Array(1...60))
        #expect(result.connectionsOpened == 60)
        #expect(eventually { server.connections == 60 })
    }

    @Test("a client thinks between an answer and its next request, and the end does not wait for it")
    func thinkTime() throws {
        let server = try answering(ok())
        defer { server.stop() }
        var plan = plan(server, connections: 2, requests: 10)
        // Or a client may take the connection of another that thinks.
        plan.connectionMode = .pinned
        plan.thinkTime = ConstantService(nanoseconds: 20_000_000)
        let (_, samples) = try drive(plan)
        #expect(samples.count == 10)
        for client in Dictionary(grouping: samples, by: \.connection).values {
            for (one, next) in zip(client, client.dropFirst()) {
                #expect(next.sentNanoseconds - one.finishedNanoseconds >= 20_000_000)
            }
        }
        plan.limit = .duration(50_000_000)
        plan.thinkTime = ConstantService(nanoseconds: 3_600_000_000_000)
        let (result, few) = try drive(plan)
        #expect(few.count == 2 && result.measuredDuration == 50_000_000)
    }

    @Test("the request is sent as planned", arguments: ["POST", "PUT"])
    func request(method: String) throws {
        let heads = Mutex<[String]>([])
        let server = try ScriptedServer { peer in
            while true {
                let head = try peer.receiveHead()
                guard !head.isEmpty else { return }
                let body = String(decoding: try peer.receive(3), as: UTF8.self)
                heads.withLock { $0.append(head + body) }
                try peer.send(ok())
            }
        }
        defer { server.stop() }
        var plan = plan(server, connections: 1, requests: 2)
        plan.method = method
        plan.headers = ["X-One: 1", "X-Empty:"]
        plan.body = Array("abc".utf8)
        let (_, samples) = try drive(plan)
        #expect(samples.map(\.error) == [.none, .none])
        let seen = heads.withLock { $0 }
        #expect(seen.count == 2 && seen[0] == seen[1])
        for part in [
            "\(method) / HTTP/1.1\r\n", "X-One: 1\r\n", "X-Empty:\r\n", "Content-Length: 3\r\n", "\r\n\r\nabc",
        ] {
            #expect(seen.allSatisfy { $0.contains(part) }, "\(part)")
        }
        #expect(!seen.contains { $0.contains("Expect") })
    }

    @Test("a response to HEAD has no body")
    func head() throws {
        let server = try answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
        defer { server.stop() }
        var plan = plan(server, connections: 2, requests: 20)
        plan.method = "HEAD"
        let (result, samples) = try drive(plan)
        #expect(samples.count == 20 && samples.allSatisfy { $0.error == .none && $0.bytesReceived == 0 })
        #expect(result.connectionsOpened == 2)
    }

    @Test("the backend and the proxy's dispatch are taken from the response")
    func headers() throws {
        let server = try answering(ok("x-backend-ID:  beta ", "X-Dispatch: 7 2 3 40 500"))
        defer { server.stop() }
        var plan = plan(server, requests: 20)
        plan.knownBackends = ["alpha", "beta"]
        let (result, samples) = try drive(plan)
        #expect(result.backendNames == ["alpha", "beta"])
        for sample in samples {
            #expect(sample.backend == 2 && sample.dispatch == 7 && sample.attempts == 2)
            #expect(sample.inFlightAtPick == 3 && sample.queueMicroseconds == 40)
            #expect(sample.upstreamMicroseconds == 500)
        }
    }

    @Test("the owner is told once, before the first measured request")
    func onMeasuring() throws {
        let server = try answering(ok())
        defer { server.stop() }
        let calls = Mutex(0)
        var plan = plan(server, connections: 4, requests: 20)
        plan.threads = 2
        let driver = try LoadDriver(plan: plan, sink: SampleCollector()) { calls.withLock { $0 += 1 } }
        try driver.start()
        let result = driver.wait()
        #expect(calls.withLock { $0 } == 1)
        #expect(driver.wait() == result)
        #expect(driver.live.finished == 20 && driver.live.inFlight == 0 && driver.live.phase == .measured)
    }
}
