import NIOCore
import Pacing
import TestSupport
import Testing

@testable import Serving

/// Every kind of fault on real sockets and a real clock; times are short, and only lower bounds are held to it.
struct FaultTests {
    private static let ms: Int64 = 1_000_000

    private static var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds) }

    /// A backend with faults whose clock starts now.
    private func withFaults(
        _ faults: [(at: Int64, conduct: ScheduledFault.Conduct)],
        _ configure: (inout BackendConfiguration) -> Void = { _ in },
        _ body: (BackendGroup, FaultLog) throws -> Void
    ) throws {
        var configuration = BackendConfiguration(name: "backend-1")
        configure(&configuration)
        let log = FaultLog()
        let group = try BackendGroup.start(
            [configuration],
            threads: 1,
            faults: faults.map { ScheduledFault(atNanoseconds: $0.at, backend: 0, conduct: $0.conduct) },
            onFault: log.add
        )
        let result = Result {
            group.beginFaults(origin: Self.now)
            try body(group, log)
        }
        try group.shutdown()
        try result.get()
    }

    private func time(_ body: () throws -> Void) rethrows -> Int64 {
        let start = Self.now
        try body()
        return Self.now - start
    }

    @Test func slowWorkTakesAMultiple() throws {
        try withFaults([(0, .slow(factor: 5))]) {
            $0.service = ConstantService(nanoseconds: 4 * Self.ms)
        } _: { group, log in
            let client = try RawSocket(port: group.ports[0])
            try #expect(time { _ = try client.exchange(get("/")) } >= 20 * Self.ms)
            #expect(log.lines == ["+slow, factor 5"])
            group.endFaults()
            #expect(log.lines == ["+slow, factor 5", "-slow, factor 5"])
            // The best of some shows that the fault is over, whatever else the machine does.
            let after = try (0..<20).map { _ in try time { _ = try client.exchange(get("/")) } }
            try #expect(#require(after.min()) < 20 * Self.ms)
        }
    }

    @Test func speedDividesTheServiceTime() throws {
        try withBackend {
            $0.service = ConstantService(nanoseconds: 4 * Self.ms)
            $0.speed = 0.2
        } _: { client, _ in
            try #expect(time { _ = try client.exchange(get("/")) } >= 20 * Self.ms)
        }
    }

    @Test func fixedTakesItsTimePastTheQueue() throws {
        try withFaults([(0, .fixed(nanoseconds: 15 * Self.ms))]) {
            $0.service = ConstantService(nanoseconds: 3_600_000 * Self.ms)
            $0.concurrency = 1
        } _: { group, _ in
            // The second would wait for the first for an hour if it queued.
            let clients = try (0..<2).map { _ in try RawSocket(port: group.ports[0]) }
            let elapsed = try time {
                for client in clients { try client.send(get("/")) }
                for client in clients { try #expect(client.receiveResponse().status == 200) }
            }
            #expect(elapsed >= 15 * Self.ms)
        }
    }

    @Test func failingAnswers503AndStaysHealthyToChecks() throws {
        try withFaults([(0, .failing(nanoseconds: Self.ms))]) {
            $0.service = ConstantService(nanoseconds: 3_600_000 * Self.ms)
        } _: { group, _ in
            let client = try RawSocket(port: group.ports[0])
            let response = try client.exchange(get("/"))
            #expect(response.status == 503)
            #expect(response["X-Backend-Id"] == "backend-1")
            try #expect(client.exchange(get("/health")).status == 200)
            #expect(group.requestCounts() == [1])
        }
    }

    @Test func crashRefusesAndResetsUntilItsEnd() throws {
        try withFaults([(300 * Self.ms, .crashed), (500 * Self.ms, .healthy)]) {
            $0.concurrency = 1
        } _: { group, log in
            let port = group.ports[0]
            // Three that the crash must cut: idle, in service, and waiting behind that one.
            let clients = try (0..<3).map { _ in try RawSocket(port: port) }
            _ = try clients[0].exchange(get("/"))
            for client in clients.dropFirst() { try client.send(get("/delay/1h")) }
            #expect(eventually { group.requestCounts() == [3] })
            for client in clients {
                let failure = #expect(throws: RawSocket.Failure.self) { _ = try client.receive() }
                #expect(failure?.description.contains("reset") == true)
            }
            #expect(eventually { log.lines == ["+crash"] })
            let refusal = #expect(throws: RawSocket.Failure.self) { _ = try RawSocket(port: port) }
            #expect(refusal?.description.contains("refused") == true)
            #expect(eventually { log.lines == ["+crash", "-crash"] })
            // The same port, with nothing of what was lost in its one slot.
            try #expect(RawSocket(port: port).exchange(get("/")).text == "backend-1 request 4\n")
        }
    }

    @Test func flappingComesAndGoes() throws {
        let flaps = ScheduledFault.recurring(
            .crashed,
            backend: 0,
            fromNanoseconds: 0,
            untilNanoseconds: 60 * Self.ms,
            everyNanoseconds: 20 * Self.ms,
            lastingNanoseconds: 10 * Self.ms
        )
        try withFaults(flaps.map { ($0.atNanoseconds, $0.conduct) }) { group, log in
            #expect(eventually { log.lines.count == 6 })
            #expect(log.lines == ["+crash", "-crash", "+crash", "-crash", "+crash", "-crash"])
            try #expect(RawSocket(port: group.ports[0]).exchange(get("/")).status == 200)
        }
    }

    /// One request in service when the pause begins, one that comes during it, and a check: all wait for its end.
    @Test func pauseStopsEverything() throws {
        let (start, length) = (150 * Self.ms, 150 * Self.ms)
        try withFaults([(start, .paused(nanoseconds: length)), (start + length, .healthy)]) {
            $0.service = ConstantService(nanoseconds: 200 * Self.ms)
        } _: { group, log in
            let clients = try (0..<3).map { _ in try RawSocket(port: group.ports[0]) }
            let begun = Self.now
            try clients[0].send(get("/"))
            #expect(eventually { log.lines == ["+pause of 150ms"] })
            let paused = try #require(log.events.first).atNanoseconds
            try clients[1].send(get("/"))
            try clients[2].send(get("/health"))
            _ = try clients[2].receiveResponse()
            let checked = Self.now
            _ = try clients[0].receiveResponse()
            let first = Self.now
            _ = try clients[1].receiveResponse()
            let second = Self.now
            // A timer may be early by its lead, and is then waited out; the check's is not.
            #expect(checked - paused >= length - TimerLead.longest)
            #expect(first - begun >= 200 * Self.ms + length)
            #expect(second - paused >= length + 200 * Self.ms)
            #expect(log.lines == ["+pause of 150ms", "-pause of 150ms"])
        }
    }

    /// A fault at the beginning is there before the first request, and at the times it is due.
    @Test func theClockIsThatOfTheLoad() throws {
        try withFaults([(0, .slow(factor: 2)), (50 * Self.ms, .healthy), (80 * Self.ms, .fixed(nanoseconds: 1))]) {
            _,
            log in
            #expect(log.lines == ["+slow, factor 2"])
            let origin = try #require(log.events.first).atNanoseconds
            #expect(eventually { log.events.count == 3 })
            #expect(log.events[1].atNanoseconds - origin >= 49 * Self.ms)
            #expect(log.events[2].atNanoseconds - origin >= 79 * Self.ms)
            #expect(log.events[2].atNanoseconds - origin < 1_000 * Self.ms)
        }
    }

    @Test func aFaultThatIsOnAtTheEndIsUndone() throws {
        try withFaults([(0, .crashed)]) { group, log in
            #expect(throws: RawSocket.Failure.self) { _ = try RawSocket(port: group.ports[0]) }
            group.endFaults()
            #expect(log.lines == ["+crash", "-crash"])
            #expect(eventually { (try? RawSocket(port: group.ports[0])) != nil })
            // There is nothing left to undo.
            group.endFaults()
            #expect(log.lines.count == 2)
        }
    }
}
