import HTTPWire
import Testing

@testable import Proxying

@Suite struct RetryStateTests {
    private static let methods: [RequestMethod] = [
        .get, .head, .post, .put, .delete, .connect, .options, .trace, .patch, .other,
    ]

    /// A request and all that it depends on.
    private struct Case {
        var state: RetryState
        var policy = RetryPolicy()
        var budget = RetryBudget(RetryPolicy())
        var body = BodyReplay(bound: 100)
        var responseBegan = false
        var now: Int64 = 0
        var others = 3

        init(_ method: RequestMethod = .get) {
            state = RetryState(method: method)
        }

        mutating func end(_ end: AttemptEnd) -> RetryDecision {
            state.attemptEnded(
                end,
                body: body,
                responseBegan: responseBegan,
                deadline: 1_000,
                now: now,
                policy: policy,
                others: others,
                inFlight: 0,
                budget: &budget
            )
        }
    }

    @Test(arguments: methods) func onlyIdempotentRequestsAreSentTwice(_ method: RequestMethod) {
        let isIdempotent = [.get, .head, .put, .delete, .options, .trace].contains(method)
        for end in [AttemptEnd.lost, .timedOut] {
            var request = Case(method)
            #expect(request.end(end) == (isIdempotent ? .retry(counted: true) : .giveUp(.notIdempotent)))
        }
    }

    @Test(arguments: methods) func whatWasNeverSentMayAlwaysBeSent(_ method: RequestMethod) {
        var request = Case(method)
        #expect(request.end(.connectFailed) == .retry(counted: false))
        #expect(request.end(.connectTimedOut) == .retry(counted: false))
        #expect(request.budget.active == 0 && !request.state.wasSent)
    }

    @Test func withoutAnotherBackendThereIsNoRetry() {
        var request = Case(.get)
        request.others = 0
        #expect(request.end(.connectFailed) == .giveUp(.nobodyElse))
    }

    @Test func whatReachesNobodyMayTryAll() {
        var request = Case(.post)
        request.others = 5
        for _ in 1...5 { #expect(request.end(.connectFailed) == .retry(counted: false)) }
        #expect(request.end(.connectFailed) == .giveUp(.attemptsSpent))
        var never = Case(.get)
        never.policy.maximumRetries = 0
        #expect(never.end(.connectFailed) == .giveUp(.attemptsSpent))
    }

    @Test func anEarlierAttemptThatWasSentCountsToo() {
        var request = Case(.post)
        #expect(request.end(.connectFailed) == .retry(counted: false))
        #expect(request.end(.lost) == .giveUp(.notIdempotent))
        var get = Case(.get)
        #expect(get.end(.lost) == .retry(counted: true))
        #expect(get.end(.connectFailed) == .retry(counted: false))
        #expect(get.budget.active == 1, "a backend has received the request, so another attempt is load")
    }

    @Test func everyConditionCanSayNo() {
        var gone = Case()
        _ = gone.body.passing(101)
        #expect(gone.end(.lost) == .giveUp(.bodyGone))
        var begun = Case()
        begun.responseBegan = true
        #expect(begun.end(.lost) == .giveUp(.responseBegan))
        var late = Case()
        late.now = 1_000
        #expect(late.end(.lost) == .giveUp(.timeSpent))
        var broke = Case()
        broke.policy.budgetMinimum = 0
        broke.budget = RetryBudget(broke.policy)
        #expect(broke.end(.lost) == .giveUp(.budgetSpent))
        #expect(broke.state.attempts == 1)
        var alone = Case()
        alone.others = 0
        #expect(alone.end(.lost) == .giveUp(.nobodyElse))
        #expect(alone.end(.connectFailed) == .giveUp(.nobodyElse))
        var answered = Case()
        #expect(answered.end(.answered(status: 200)) == .giveUp(.notCovered))
        var cancelled = Case()
        #expect(cancelled.end(.cancelled) == .giveUp(.notCovered))
    }

    @Test(arguments: 0...4) func attemptsAreLimited(_ maximum: Int) {
        var request = Case()
        request.policy.maximumRetries = maximum
        for _ in 0..<maximum { #expect(request.end(.lost) == .retry(counted: true)) }
        #expect(request.end(.lost) == .giveUp(.attemptsSpent))
        #expect(request.state.attempts == maximum + 1)
    }

    @Test func allBackendsAreTriedWhileNobodyReceivedAnything() {
        var request = Case(.post)
        request.others = 5
        for _ in 0..<5 { #expect(request.end(.connectFailed) == .retry(counted: false)) }
        #expect(request.end(.connectFailed) == .giveUp(.attemptsSpent))
        var sent = Case(.get)
        sent.others = 5
        #expect(sent.end(.lost) == .retry(counted: true))
        #expect(sent.end(.connectFailed) == .retry(counted: false))
        #expect(sent.end(.connectFailed) == .giveUp(.attemptsSpent))
        var never = Case(.get)
        never.policy.maximumRetries = 0
        #expect(never.end(.connectFailed) == .giveUp(.attemptsSpent))
    }

    @Test func anAttemptThatFindsNoBackendNeverWas() {
        for end in [AttemptEnd.lost, .connectFailed] {
            var request = Case()
            #expect(request.end(end) == .retry(counted: end == .lost))
            request.state.attemptUnplaced(budget: &request.budget)
            #expect(request.state.attempts == 1 && !request.state.isCharged && request.budget.active == 0)
        }
    }

    /// Every sequence of four ends: the budget is charged while a charged attempt runs, and for nothing else.
    @Test func theBudgetIsAlwaysPaidBack() {
        let ends: [AttemptEnd] = [.lost, .connectFailed, .timedOut, .answered(status: 200), .cancelled, .malformed]
        for code in 0..<6 * 6 * 6 * 6 {
            var request = Case()
            request.policy.maximumRetries = 3
            var rest = code
            var isOver = false
            for _ in 0..<4 where !isOver {
                let decision = request.end(ends[rest % 6])
                rest /= 6
                if case .giveUp = decision { isOver = true }
                #expect(request.budget.active == (request.state.isCharged ? 1 : 0))
                #expect(request.state.isCharged == (!isOver && request.state.wasSent))
            }
            #expect(isOver && request.budget.active == 0)
        }
    }
}
