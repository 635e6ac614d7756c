import Testing

@testable import Proxying

@Suite struct RateDecisionTests {
    @Test(arguments: [(1, 1), (999_999_999, 1), (1_000_000_000, 1), (1_000_000_001, 2), (59_000_000_001, 60)])
    func retryAfterIsRoundedUp(_ wait: Int64, _ seconds: Int64) {
        #expect(RateDecision.reject(wait).retryAfterSeconds == seconds)
    }

    @Test func onlyRejectionsAskToComeBack() {
        #expect(RateDecision.admit.retryAfterSeconds == nil)
        #expect(RateDecision.delay(5).retryAfterSeconds == nil)
    }
}
