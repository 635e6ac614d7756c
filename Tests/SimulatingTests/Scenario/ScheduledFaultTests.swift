import Testing

@testable import Simulating

@Suite struct ScheduledFaultTests {
    @Test func flappingIsDownForHalfOfEachPeriod() {
        let faults = ScheduledFault.flapping(
            backend: 2,
            fromNanoseconds: 100,
            untilNanoseconds: 250,
            periodNanoseconds: 100
        )
        #expect(faults.map(\.atNanoseconds) == [100, 150, 200, 250])
        #expect(faults.map(\.conduct) == [.crashed, .healthy, .crashed, .healthy])
        #expect(faults.allSatisfy { $0.backend == 2 })
    }
}
