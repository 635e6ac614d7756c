import Testing

@testable import Proxying

@Suite struct ProbeStateTests {
    @Test func oneProbeAtATime() {
        var state = ProbeState()
        let began = [5, 6].map { state.begins(now: $0) }
        #expect(began == [true, false])
        #expect(state.isUnderWay)
        let answered = [7, 8].map { state.answered(now: $0) }
        #expect(answered == [2, 0], "it counts for both that were wanted; an answer that nobody asked for is none")
        #expect(!state.isUnderWay)
        let beganAgain = state.begins(now: 9)
        #expect(beganAgain)
    }

    @Test func aLateAnswerIsNone() {
        var state = ProbeState()
        _ = state.begins(now: 0)
        #expect(!state.isOverdue(now: ProbeState.timeout))
        #expect(state.isOverdue(now: ProbeState.timeout + 1))
        let inTime = state.answered(now: ProbeState.timeout + 1)
        #expect(inTime == 0)
        #expect(!state.isUnderWay)
    }

    @Test func anAnswerCountsForNoMoreThanArePossiblyKept() {
        var state = ProbeState()
        for now in 0..<1_000 { _ = state.begins(now: Int64(now)) }
        let count = state.answered(now: 1_000)
        #expect(count == ProbeState.mostWishes)
    }

    @Test func aLostProbeMayBeFollowedAtOnceAndAFailedOneLater() {
        var state = ProbeState()
        _ = state.begins(now: 0)
        state.lost()
        let atOnce = state.begins(now: 1)
        #expect(atOnce)
        state.failed(now: 2)
        #expect(!state.isUnderWay)
        let later = [1, 2].map { state.begins(now: $0 + ProbeState.pause) }
        #expect(later == [false, true])
    }
}
