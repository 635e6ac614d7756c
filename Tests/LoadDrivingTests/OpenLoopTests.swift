import Glibc
import LoadDriving
import Measuring
import Pacing
import Synchronization
import TestSupport
import Testing

@Suite("Open loop")
struct OpenLoopTests {
    @Test("all workers together send the shape's own arrivals", arguments: [1, 3], ["constant", "poisson", "burst:5"])
    func schedule(threads: Int, shape: String) throws {
        let server = try answering(ok())
        defer { server.stop() }
        var plan = plan(server, connections: 6, requests: 150)
        plan.threads = threads
        plan.warmup = 50_000_000
        plan.mode = .open(try ShapeCatalog.make(shape, rate: 1000, seed: 9))
        let (result, samples) = try drive(plan)
        let start = try #require(result.measuringStart) - plan.warmup
        var arrivals = try ShapeCatalog.make(shape, rate: 1000, seed: 9)
        let expected = samples.compactMap { _ in arrivals.nextArrival() }
        #expect(samples.map { $0.scheduledNanoseconds - start } == expected)
        #expect(samples.map(\.sequence) == Array(1...Int64(samples.count)))
        #expect(samples.filter { $0.phase == .measured }.count == 150)
        #expect(samples.allSatisfy { ($0.phase == .warmup) == ($0.scheduledNanoseconds - start < plan.warmup) })
        #expect(samples.allSatisfy { $0.sentNanoseconds >= $0.scheduledNanoseconds && $0.error == .none })
        #expect(result.unsent == 0)
    }

    @Test("a duration takes every arrival before its deadline and none after")
    func duration() throws {
        let server = try answering(ok())
        defer { server.stop() }
        var plan = plan(server, connections: 8)
        plan.limit = .duration(200_000_000)
        plan.mode = .open(ConstantArrivals(rate: 500))
        let (result, samples) = try drive(plan)
        #expect(Int64(samples.count) + result.unsent == 100)
        #expect(result.sentMeasured == Int64(samples.count))
    }

    @Test("a stall is seen by every request that was meant to leave within it")
    func stall() throws {
        // The 60th request starts a stall of 150 ms, in which no connection is answered.
        let server = StallingServer(after: 60, nanoseconds: 150_000_000)
        let listener = try ScriptedServer { peer in
            while try !peer.receiveHead().isEmpty {
                server.answer()
                try peer.send(ok())
            }
        }
        defer { listener.stop() }
        var plan = plan(listener, connections: 4, requests: 300)
        plan.mode = .open(ConstantArrivals(rate: 1000))
        let (result, samples) = try drive(plan)
        let stall = try #require(server.stall)
        let (from, to) = (stall.lowerBound - result.origin, stall.upperBound - result.origin)
        let struck = samples.filter { $0.scheduledNanoseconds > from && $0.scheduledNanoseconds < to }
        #expect((140...160).contains(struck.count))
        #expect(struck.allSatisfy { $0.latencyNanoseconds >= to - $0.scheduledNanoseconds })
        // All but the four on the wire had to wait for a connection, and their service time says nothing of it.
        #expect(result.blocked >= Int64(struck.count) - 4)
        #expect(result.late >= 130)
        #expect(struck.count { $0.sentNanoseconds >= to } >= struck.count - 4)
        #expect(samples.count == 300 && result.unsent == 0)
    }

    @Test("requests that were due at the deadline and found no connection are counted")
    func unsent() throws {
        let server = try ScriptedServer { peer in _ = peer.receiveToEnd() }
        defer { server.stop() }
        var plan = plan(server, connections: 2)
        plan.limit = .duration(100_000_000)
        plan.timeout = 150_000_000
        plan.mode = .open(ConstantArrivals(rate: 1000))
        let (result, samples) = try drive(plan)
        #expect(samples.count == 2 && samples.allSatisfy { $0.error == .timeout })
        #expect(result.unsent == 98)
    }
}

/// Answers at once, but for one stall that begins with a certain request and holds all connections.
private final class StallingServer: Sendable {
    private let state = Mutex<(requests: Int, stall: Range<Int64>?)>((0, nil))
    private let first: Int
    private let length: Int64

    init(after requests: Int, nanoseconds: Int64) {
        first = requests
        length = nanoseconds
    }

    var stall: Range<Int64>? { state.withLock { $0.stall } }

    func answer() {
        let end = state.withLock { state in
            state.requests += 1
            if state.requests == first {
                let now = Self.now()
                state.stall = now..<now + length
            }
            return state.stall?.upperBound ?? 0
        }
        while Self.now() < end { usleep(1000) }
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
