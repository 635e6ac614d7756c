import Testing

@testable import Proxying

@Suite struct RetryPolicyTests {
    @Test func theDefaultsAreFailuresOfTransportAndTime() {
        let policy = RetryPolicy()
        for end in [AttemptEnd.connectFailed, .connectTimedOut, .lost, .timedOut] { #expect(policy.covers(end)) }
        for end in [AttemptEnd.malformed, .cancelled, .answered(status: 200), .answered(status: 503)] {
            #expect(!policy.covers(end))
        }
    }

    @Test func eachConditionCoversItsOwnEnds() {
        var policy = RetryPolicy()
        let ends: [(RetryConditions, Set<String>)] = [
            (.connectFailure, ["connectFailed", "connectTimedOut"]), (.lost, ["lost"]), (.timeout, ["timedOut"]),
            (.malformed, ["malformed"]), ([], []),
        ]
        let all: [AttemptEnd] = [.connectFailed, .connectTimedOut, .lost, .timedOut, .malformed, .cancelled]
        for (conditions, expected) in ends {
            policy.conditions = conditions
            #expect(Set(all.filter { policy.covers($0) }.map { "\($0)" }) == expected)
        }
        policy.statuses = StatusSet(503...503)
        #expect(policy.covers(.answered(status: 503)) && !policy.covers(.answered(status: 502)))
    }

    @Test(
        arguments: [
            (0, 100, 500, 500), (50, 100, 500, 150), (500, 100, 500, 500), (50, 100, Int64.max, 150),
            (Int64.max, 100, 500, 500), (Int64.max, 100, Int64.max, Int64.max),
        ] as [(Int64, Int64, Int64, Int64)]
    )
    func anAttemptEndsByItsTimeAndTheRequests(_ perTry: Int64, _ now: Int64, _ whole: Int64, _ expected: Int64) {
        var policy = RetryPolicy()
        policy.perTryTimeout = perTry
        #expect(policy.attemptDeadline(now: now, requestDeadline: whole) == expected)
    }
}
