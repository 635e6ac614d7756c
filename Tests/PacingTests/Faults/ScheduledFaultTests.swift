import Testing

@testable import Pacing

@Suite struct ScheduledFaultTests {
    @Test func recurringIsOnForItsLengthAndCutShortAtTheEnd() {
        let faults = ScheduledFault.recurring(
            .crashed,
            backend: 2,
            fromNanoseconds: 100,
            untilNanoseconds: 230,
            everyNanoseconds: 100,
            lastingNanoseconds: 50
        )
        #expect(faults.map(\.atNanoseconds) == [100, 150, 200, 230])
        #expect(faults.map(\.conduct) == [.crashed, .healthy, .crashed, .healthy])
        #expect(faults.allSatisfy { $0.backend == 2 })
    }

    @Test(arguments: [
        (ScheduledFault.Conduct.slow(factor: 10), "slow, factor 10"), (.slow(factor: 2.5), "slow, factor 2.5"),
        (.fixed(nanoseconds: 2_000_000_000), "fixed, every answer takes 2s"),
        (.failing(nanoseconds: 1_000_000), "fail, after 1ms"), (.crashed, "crash"),
        (.paused(nanoseconds: 200_000_000), "pause of 200ms"), (.healthy, "healthy"),
    ])
    func readsLikeASentence(_ conduct: ScheduledFault.Conduct, _ text: String) {
        #expect(conduct.description == text)
    }
}
