import Measuring
import Pacing
import Testing

@testable import Simulating

/// A server that stands still: exact times, one request every 10 ms, each 4 ms of work.
@Suite struct PauseTests {
    private static let ms: Int64 = 1_000_000

    private static func simulation(_ discipline: QueueDiscipline, _ faults: [ScheduledFault]) -> Simulation {
        var simulation = Simulation(
            strategy: "round-robin",
            backends: [SimulatedBackend()],
            service: ConstantService(nanoseconds: 4 * ms),
            arrivals: ConstantArrivals(rate: 100)
        )
        simulation.discipline = discipline
        simulation.requests = 10
        simulation.faults = faults
        return simulation
    }

    private static func pause(at time: Int64, for length: Int64) -> ScheduledFault {
        ScheduledFault(atNanoseconds: time, backend: 0, conduct: .paused(nanoseconds: length))
    }

    /// Arrivals are at 0, 10, … 90 ms, and from 22 to 45 ms nothing moves.
    ///
    /// The third ends 23 ms late, at 47; those of 30 and 40 ms follow it; the one of 50 ms waits for them.
    @Test func whatIsAtWorkEndsLaterAndWhatComesWaits() throws {
        let result = try Simulation.run(Self.simulation(.fifo, [Self.pause(at: 22 * Self.ms, for: 23 * Self.ms)]))
        #expect(result.succeeded == 10)
        // 27, 21, 15 and 9 ms, and six times 4.
        #expect(abs(result.meanNanoseconds - 9.6e6) < 1e4)
        #expect(abs(Double(result.latency.maximum) - 27e6) < 1e4)
    }

    /// The same holds under processor sharing: from 45 ms on three share the processor, from 50 ms on four.
    @Test func sharedProcessorsStandStillAsWell() throws {
        let result = try Simulation.run(
            Self.simulation(.processorSharing, [Self.pause(at: 22 * Self.ms, for: 23 * Self.ms)])
        )
        #expect(result.succeeded == 10)
        // 2 ms of the first and 4 of each other are done in a row, whoever has the share: the last of them ends at 59 ms.
        #expect(result.latency.maximum > 27 * Self.ms)
        #expect(result.elapsedNanoseconds == 94 * Self.ms)
    }

    /// A pause within a pause lengthens it only by what sticks out.
    @Test func pausesThatOverlapAreOne() throws {
        let one = try Simulation.run(Self.simulation(.fifo, [Self.pause(at: 22 * Self.ms, for: 23 * Self.ms)]))
        let two = try Simulation.run(
            Self.simulation(
                .fifo,
                [Self.pause(at: 22 * Self.ms, for: 13 * Self.ms), Self.pause(at: 30 * Self.ms, for: 15 * Self.ms)]
            )
        )
        #expect(two.latency == one.latency)
    }

    /// Answers past the queue are put off too, and a crash ends a pause.
    @Test func fixedAnswersWaitAndACrashEndsAPause() throws {
        let fixed = ScheduledFault(atNanoseconds: 0, backend: 0, conduct: .fixed(nanoseconds: 4 * Self.ms))
        let late = try Simulation.run(Self.simulation(.fifo, [fixed, Self.pause(at: 22 * Self.ms, for: 5 * Self.ms)]))
        #expect(late.latency.maximum / Self.ms == 9)
        for discipline in QueueDiscipline.allCases {
            let faults = [
                Self.pause(at: 22 * Self.ms, for: 1_000 * Self.ms),
                ScheduledFault(atNanoseconds: 25 * Self.ms, backend: 0, conduct: .crashed),
                ScheduledFault(atNanoseconds: 26 * Self.ms, backend: 0, conduct: .healthy),
            ]
            let result = try Simulation.run(Self.simulation(discipline, faults))
            #expect(result.failed == 1)
            #expect(result.latency.maximum / Self.ms == 4)
        }
    }
}
