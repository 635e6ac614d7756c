import Testing

@testable import Proxying

@Suite struct RateLimitTests {
    @Test func nothingIsHeldBackUnlessAsked() throws {
        let limit = try RateLimit(perSecond: 10, burst: 5)
        #expect(limit.undelayed == 5)
        #expect(try RateLimit(perSecond: 10, burst: 5, undelayed: 0).undelayed == 0)
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1_000_001, 1.0 / 86_401])
    func refusesRatesThatItCannotKeep(_ rate: Double) {
        #expect(throws: RateLimitError.self) { try RateLimit(perSecond: rate) }
    }

    @Test func refusesBurstsThatItCannotKeep() {
        #expect(throws: RateLimitError.burst(-1)) { try RateLimit(perSecond: 1, burst: -1) }
        #expect(throws: RateLimitError.burst(50_001)) { try RateLimit(perSecond: 1, burst: 50_001) }
        #expect(throws: RateLimitError.undelayed(3, burst: 2)) { try RateLimit(perSecond: 1, burst: 2, undelayed: 3) }
        #expect(throws: RateLimitError.undelayed(-1, burst: 2)) { try RateLimit(perSecond: 1, burst: 2, undelayed: -1) }
        #expect(RateLimitError.burst(-1).description == "a burst of -1 requests is out of range; use 0 to 50000")
    }

    @Test func theExtremesDoNotOverflow() throws {
        let algorithm = GCRA(try RateLimit(perSecond: 1.0 / 86_400, burst: 50_000))
        let now: Int64 = 1 << 55
        var arrival = now
        for _ in 0...50_000 { #expect(algorithm.decide(&arrival, now: now) == .admit) }
        #expect(algorithm.decide(&arrival, now: now) == .reject(86_400_000_000_000))
    }
}
