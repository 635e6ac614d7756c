import Pacing
import TestSupport
import Testing

@testable import Serving

/// What a backend answers to probes, on real sockets.
struct ProbeTests {
    /// Requests in flight and latency in microseconds, as the backend tells them on a connection of its own.
    private static func probe(_ group: BackendGroup) throws -> (inFlight: Int, latency: Int) {
        let response = try RawSocket(port: group.ports[0]).exchange(get("/probe"))
        #expect(response.status == 204 && response["X-Backend-Id"] == "backend-1")
        let numbers = (response["X-Probe"] ?? "").split(separator: " ").compactMap { Int($0) }
        try #require(numbers.count == 2)
        return (numbers[0], numbers[1])
    }

    @Test func aProbeIsNoRequest() throws {
        try withBackend {
            $0.errorRate = 1
            $0.concurrency = 1
            $0.service = ConstantService(nanoseconds: 3_600_000_000_000)
        } _: { client, group in
            try client.send(get("/"))
            #expect(eventually { group.requestCounts() == [1] })
            let (inFlight, latency) = try Self.probe(group)
            #expect(inFlight == 1 && latency == 0)
            #expect(group.requestCounts() == [1])
        }
    }

    @Test func instantBackendsPromiseNoLatency() throws {
        try withBackend { client, group in
            _ = try client.exchange(get("/"))
            try #expect(Self.probe(group) == (0, 0))
        }
    }

    @Test func tellsTheLatencyOfItsLastAnswersAtThisLoad() throws {
        try withBackend {
            $0.concurrency = 1
        } _: { client, group in
            // Two at once: the second one meets one other, and waits for it.
            let other = try RawSocket(port: group.ports[0])
            try client.send(get("/delay/30ms"))
            #expect(eventually { group.requestCounts() == [1] })
            try other.send(get("/delay/30ms"))
            #expect(eventually { group.requestCounts() == [2] })
            _ = try client.receiveResponse()
            _ = try other.receiveResponse()
            // Planned ends, hence exact: what met nobody took 30 ms.
            try #expect(Self.probe(group) == (0, 30_000))
        }
    }

    /// Clients that vanish, waiting or in service, leave nothing behind in flight.
    @Test(arguments: [false, true])
    func vanishedClientsAreNotInFlight(byReset: Bool) throws {
        try withBackend {
            $0.concurrency = 1
        } _: { _, group in
            var vanishing: [RawSocket] = []
            for number in 1...4 {
                let client = try RawSocket(port: group.ports[0])
                if byReset { client.resetOnClose() }
                try client.send(get("/delay/200ms"))
                vanishing.append(client)
                #expect(eventually { group.requestCounts() == [Int64(number)] })
            }
            try #expect(Self.probe(group).inFlight == 4)
            vanishing = []
            #expect(eventually { (try? Self.probe(group).inFlight) == 1 })
            #expect(eventually { (try? Self.probe(group).inFlight) == 0 })
        }
    }
}
