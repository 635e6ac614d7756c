import Balancing
import Pacing
import Testing

@testable import Simulating

/// A probe takes the same way as a request: its answer is the state at arrival, one more network delay later.
@Suite struct ProbeDelayTests {
    /// Sends everything to backend 0, probes it after each pick, and writes down what comes back.
    private struct Recorder: BalancingStrategy {
        var answers: [ProbeAnswer] = []
        var isOwed = false

        init(seed: UInt64) {}

        var sendsProbes: Bool { true }

        mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
            isOwed = true
            return 0
        }

        mutating func nextProbe(in pool: borrowing BackendPool, for request: RequestContext) -> Int? {
            defer { isOwed = false }
            return isOwed ? 0 : nil
        }

        mutating func probeAnswered(by backend: Int, with answer: ProbeAnswer, in pool: borrowing BackendPool) {
            answers.append(answer)
        }
    }

    private static let service: Int64 = 1_300_007

    private static func answers(
        delay: Int64,
        requests: Int,
        _ faults: [ScheduledFault] = []
    ) throws -> (answers: [ProbeAnswer], arrivals: [Int64]) {
        let shape = PoissonArrivals(rate: 700, seed: 5)
        var simulation = Simulation(
            strategy: "random",
            backends: [SimulatedBackend()],
            service: ConstantService(nanoseconds: service),
            arrivals: shape
        )
        simulation.requests = requests
        simulation.networkDelayNanoseconds = delay
        simulation.faults = faults
        var feed = RequestFeed(simulation)
        var arrivals: [Int64] = []
        while let job = feed.next {
            arrivals.append(job.arrival)
            feed.advance()
        }
        var engine = Engine(simulation, strategies: [Recorder(seed: 0)])
        _ = engine.run()
        return (engine.dispatchers[0].strategies[0].answers, arrivals)
    }

    /// One server, first in, first out: who is there when a probe arrives follows from the arrivals alone.
    @Test(arguments: [0, 1, 250_003, 5_000_011, 80_000_021] as [Int64])
    func theAnswerIsTheStateAtArrivalAndOneDelayOld(_ delay: Int64) throws {
        let (answers, arrivals) = try Self.answers(delay: delay, requests: 400)
        #expect(answers.count == arrivals.count)
        var departures: [Int64] = []
        for (answer, sent) in zip(answers, arrivals) {
            let reached = sent + delay
            #expect(answer.answeredAtNanoseconds == reached + delay)
            #expect(answer.inFlight == departures.count { $0 > reached })
            departures.append(max(departures.last ?? 0, reached) + Self.service)
        }
        #expect(answers.contains { $0.inFlight > 2 })
    }

    @Test(arguments: [0, 250_003] as [Int64])
    func aCrashedBackendAnswersNone(_ delay: Int64) throws {
        let crash = ScheduledFault(atNanoseconds: 100_000_000, backend: 0, conduct: .crashed)
        let back = ScheduledFault(atNanoseconds: 200_000_000, backend: 0, conduct: .healthy)
        let (answers, arrivals) = try Self.answers(delay: delay, requests: 400, [crash, back])
        let expected = arrivals.map { $0 + delay }.filter { !(100_000_000..<200_000_000).contains($0) }
        #expect(answers.map { $0.answeredAtNanoseconds - delay } == expected)
        #expect(expected.count < arrivals.count)
    }
}
