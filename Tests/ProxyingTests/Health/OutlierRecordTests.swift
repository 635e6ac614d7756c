import Testing

@testable import Proxying

@Suite struct OutlierRecordTests {
    private let second: Int64 = 1_000_000_000

    private func suspicions(_ ends: [AttemptEnd], _ policy: OutlierPolicy) -> [OutlierRecord.Suspicion] {
        var record = OutlierRecord()
        return ends.map { record.record($0, policy: policy) }
    }

    @Test(arguments: [
        AttemptEnd.answered(status: 500), .answered(status: 503), .connectFailed, .connectTimedOut, .lost, .timedOut,
        .malformed,
    ])
    func everyFailureCountsAsServerError(_ end: AttemptEnd) {
        var policy = OutlierPolicy()
        policy.consecutive5xx = 3
        #expect(suspicions([end, end, end], policy) == [.none, .none, .consecutive5xx])
        #expect(suspicions([end, end, .answered(status: 499), end], policy).allSatisfy { $0 == .none })
    }

    @Test func gatewayFailuresHaveACountOfTheirOwn() {
        var policy = OutlierPolicy()
        policy.consecutive5xx = 0
        policy.consecutiveGatewayFailures = 2
        for end in [AttemptEnd.answered(status: 502), .answered(status: 504), .lost, .connectFailed] {
            #expect(suspicions([end, end], policy) == [.none, .consecutiveGatewayFailures])
        }
        for end in [AttemptEnd.answered(status: 500), .answered(status: 505), .answered(status: 200)] {
            #expect(suspicions([.lost, end, .lost], policy).allSatisfy { $0 == .none })
        }
    }

    @Test func whatTheClientDidSaysNothing() {
        var policy = OutlierPolicy()
        policy.consecutive5xx = 2
        #expect(suspicions([.lost, .cancelled, .cancelled, .lost], policy).last == .consecutive5xx)
    }

    @Test func zeroNeverEjects() {
        var policy = OutlierPolicy()
        policy.consecutive5xx = 0
        #expect(suspicions(Array(repeating: .lost, count: 100), policy).allSatisfy { $0 == .none })
    }

    @Test func ejectionsGrowUpToTheCapAndAreForgiven() {
        let policy = OutlierPolicy()
        var record = OutlierRecord()
        var now: Int64 = 0
        for number in 1...12 {
            let time = record.eject(now: now, policy: policy)
            #expect(time == min(30 * Int64(number), 300) * second)
            #expect(record.ejectedUntil == now + time && record.isEjected)
            #expect(record.record(.lost, policy: policy) == .none)
            now += time
            record.readmit(now: now, policy: policy)
            #expect(!record.isEjected)
        }
        #expect(record.ejections == 10)
        record.forgive(now: now + 10 * second - 1, policy: policy)
        #expect(record.ejections == 10)
        record.forgive(now: now + 10 * second, policy: policy)
        #expect(record.ejections == 9)
        record.forgive(now: now + 45 * second, policy: policy)
        #expect(record.ejections == 6)
        record.forgive(now: now + 3_600 * second, policy: policy)
        #expect(record.ejections == 0)
    }

    @Test func returningForgetsErrors() {
        let policy = OutlierPolicy()
        var record = OutlierRecord()
        for _ in 0..<4 { _ = record.record(.answered(status: 500), policy: policy) }
        _ = record.eject(now: 0, policy: policy)
        record.readmit(now: 1, policy: policy)
        for _ in 0..<4 { #expect(record.record(.answered(status: 500), policy: policy) == .none) }
        #expect(record.record(.answered(status: 500), policy: policy) == .consecutive5xx)
    }

    @Test func lengthsDoNotOverflow() {
        var policy = OutlierPolicy()
        policy.baseEjectionTime = .max / 2
        policy.maximumEjectionTime = 100
        #expect(policy.ejectionTime(number: 3) == 100 && policy.ejectionTime(number: 1) == 100)
    }
}
