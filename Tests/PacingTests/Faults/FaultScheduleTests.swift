import Testing

@testable import Pacing

@Suite struct FaultScheduleTests {
    private static func fault(_ time: Int64, _ backend: Int, _ conduct: ScheduledFault.Conduct) -> ScheduledFault {
        ScheduledFault(atNanoseconds: time, backend: backend, conduct: conduct)
    }

    @Test func takesWhatIsDueInOrderOfTimeAndOnce() {
        var schedule = FaultSchedule(
            [
                Self.fault(30, 1, .healthy), Self.fault(10, 1, .crashed), Self.fault(5, 0, .crashed),
                Self.fault(30, 1, .slow(factor: 2)), Self.fault(40, 1, .healthy),
            ],
            backend: 1
        )
        #expect(schedule.next == 10)
        #expect(schedule.takeDue(at: 9) == [])
        #expect(schedule.takeDue(at: 10) == [.crashed])
        #expect(schedule.takeDue(at: 10) == [])
        #expect(schedule.next == 30)
        // Both of second 30, in the order in which they were given, and the one after.
        #expect(schedule.takeDue(at: 99) == [.healthy, .slow(factor: 2), .healthy])
        #expect(schedule.isDone)
        #expect(schedule.next == nil)
    }

    @Test func knowsOfCrashesOfItsOwnBackendAlone() {
        let faults = [Self.fault(1, 0, .crashed), Self.fault(1, 1, .slow(factor: 3))]
        #expect(FaultSchedule(faults, backend: 0).hasCrash)
        #expect(!FaultSchedule(faults, backend: 1).hasCrash)
        #expect(FaultSchedule(faults, backend: 2).isDone)
    }
}
