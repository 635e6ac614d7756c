import Measuring
import Pacing
import Testing

@testable import LoadDriving

@Suite("Send schedules")
struct SchedulesTests {
    @Test("a closed loop drains, meets the others, and then measures")
    func closedPhases() throws {
        let control = try RunControl(workers: 2) {}
        var first = ClosedSchedule(control: control, start: 10, warmup: 100, limit: .requests(3))
        var second = first
        #expect(first.next(at: 10, inFlight: 0) == .due(10))
        #expect(first.take(at: 10) == Ticket(sequence: 1, scheduled: 10, phase: .warmup))
        #expect(first.next(at: 110, inFlight: 1) == .waiting)
        #expect(first.next(at: 120, inFlight: 0) == .waiting)
        #expect(first.measuringStart == nil)
        #expect(second.next(at: 130, inFlight: 0) == .due(130))
        #expect(first.next(at: 140, inFlight: 0) == .due(140))
        #expect(first.measuringStart == 130)
        #expect((2...4).map { _ in first.take(at: 140)?.sequence } == [2, 3, 4])
        #expect(second.take(at: 140) == nil)
        #expect(second.next(at: 140, inFlight: 0) == .ended)
    }

    @Test("a closed loop without warm-up measures from the start, until its deadline")
    func closedDuration() throws {
        let control = try RunControl(workers: 1) {}
        var schedule = ClosedSchedule(control: control, start: 10, warmup: 0, limit: .duration(50))
        #expect(schedule.measuringStart == 10)
        #expect(schedule.next(at: 4, inFlight: 0) == .due(10))
        #expect(schedule.next(at: 10, inFlight: 0) == .due(10))
        #expect(schedule.take(at: 59)?.phase == .measured)
        #expect(schedule.next(at: 59, inFlight: 3) == .due(59))
        #expect(schedule.next(at: 60, inFlight: 3) == .ended)
    }

    @Test("the workers of an open loop share its arrivals without gap or overlap", arguments: 1...4)
    func openShares(workers: Int) {
        for limit in [LoadLimit.requests(50), .duration(50_000_000)] {
            let tickets = (0..<workers).flatMap { worker in
                var schedule = OpenSchedule(
                    shape: ConstantArrivals(rate: 1000),
                    start: 7,
                    warmup: 20_000_000,
                    limit: limit,
                    worker: worker,
                    workers: workers
                )
                var tickets: [Ticket] = []
                while let ticket = schedule.take(at: 0) { tickets.append(ticket) }
                #expect(schedule.next(at: 0, inFlight: 0) == .ended)
                return tickets
            }.sorted { $0.sequence < $1.sequence }
            #expect(tickets.map(\.sequence) == Array(1...70))
            #expect(tickets.map(\.scheduled) == (0..<70).map { 7 + $0 * 1_000_000 })
            #expect(tickets.map(\.phase) == (0..<70).map { $0 < 20 ? .warmup : .measured })
        }
    }

    @Test("an open loop counts what was due and did not leave by the deadline")
    func openOverdue() {
        var schedule = OpenSchedule(
            shape: ConstantArrivals(rate: 1000),
            start: 0,
            warmup: 0,
            limit: .duration(10_000_000),
            worker: 0,
            workers: 1
        )
        #expect(schedule.next(at: 0, inFlight: 0) == .due(0))
        for _ in 0..<4 { _ = schedule.take(at: 5_000_000) }
        #expect(schedule.next(at: 9_999_999, inFlight: 4) == .due(4_000_000))
        #expect(schedule.next(at: 10_000_000, inFlight: 4) == .overdue)
        #expect(schedule.countUnsent() == 6)
        #expect(schedule.next(at: 10_000_000, inFlight: 4) == .ended)
    }
}
