import Testing

@testable import Experimenting

@Suite("Remaining time")
struct RemainingTimeTests {
    @Test("The plan counts until a run has been timed, then the mean of the arm")
    func estimate() {
        var time = RemainingTime(expected: [3, 5])
        #expect(time.nanoseconds(for: [0, 1, 1]) == 13)
        time.note(arm: 1, took: 8)
        time.note(arm: 1, took: 10)
        #expect(time.nanoseconds(for: [0, 1, 1]) == 21)
        #expect(time.nanoseconds(for: []) == 0)
    }

    @Test("What nobody knows is not guessed")
    func unknown() {
        var time = RemainingTime(expected: [nil, 5])
        #expect(time.nanoseconds(for: [1]) == 5)
        #expect(time.nanoseconds(for: [0, 1]) == nil)
        time.note(arm: 0, took: 2)
        #expect(time.nanoseconds(for: [0, 1]) == 7)
    }

    @Test("A line says minutes and seconds")
    func line() {
        var progress = ComparisonProgress(round: 3, rounds: 10, run: 9, runs: 40, arm: "p2c", secondsLeft: 101.2)
        #expect(progress.line == "round 3/10, run 9/40: p2c, about 1 m 42 s left")
        progress.secondsLeft = 7
        #expect(progress.line == "round 3/10, run 9/40: p2c, about 7 s left")
        progress.secondsLeft = nil
        #expect(progress.line == "round 3/10, run 9/40: p2c")
    }
}
