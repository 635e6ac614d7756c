import TestSupport
import Testing

@testable import Proxying

@Suite struct RateLimiterTests {
    private let second: Int64 = 1_000_000_000

    @Test func clientsHaveALimitEach() throws {
        var limiter = RateLimiter(try RateLimit(perSecond: 1))
        for client: UInt64 in 0..<100 {
            #expect(limiter.decide(ClientKey(bits: client), now: 0) == .admit)
            #expect(limiter.decide(ClientKey(bits: client), now: 0) == .reject(second))
        }
        #expect(limiter.clients == 100 && limiter.rejected == 100 && limiter.delayed == 0)
    }

    @Test func countsWhatItHoldsBack() throws {
        var limiter = RateLimiter(try RateLimit(perSecond: 1, burst: 2, undelayed: 0))
        let decisions = (0..<4).map { _ in limiter.decide(ClientKey(bits: 1), now: 0) }
        #expect(decisions == [.admit, .delay(second), .delay(2 * second), .reject(second)])
        #expect(limiter.delayed == 2 && limiter.rejected == 1)
    }

    @Test func forgettingASilentClientIsHarmless() throws {
        var limiter = RateLimiter(try RateLimit(perSecond: 1), clients: 2)
        for client: UInt64 in 0..<1_000 {
            #expect(limiter.decide(ClientKey(bits: client), now: Int64(client) * second) == .admit)
        }
        #expect(limiter.clients == 2 && limiter.earlyEvictions == 0)
    }

    @Test func countsClientsForgottenTooEarly() throws {
        var limiter = RateLimiter(try RateLimit(perSecond: 1), clients: 2)
        for client: UInt64 in [1, 2, 3] { _ = limiter.decide(ClientKey(bits: client), now: 0) }
        #expect(limiter.earlyEvictions == 1)
        #expect(limiter.decide(ClientKey(bits: 3), now: 0) == .reject(second))
        #expect(limiter.decide(ClientKey(bits: 1), now: 0) == .admit)
    }

    /// However it comes, a client gets at most burst + 1 requests and one for each interval.
    @Test(arguments: 0..<50 as Range<UInt64>) func nobodyGetsMoreThanTheLimit(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let burst = Int.random(in: 0...5, using: &generator)
        var limiter = RateLimiter(try RateLimit(perSecond: 100, burst: burst, undelayed: 0), clients: 16)
        var passed = [UInt64: [Int64]]()
        var now: Int64 = 0
        for _ in 0..<2_000 {
            now += Int64.random(in: 0...2_000_000, using: &generator)
            let client = UInt64.random(in: 0..<16, using: &generator)
            switch limiter.decide(ClientKey(bits: client), now: now) {
            case .admit: passed[client, default: []].append(now)
            case .delay(let wait): passed[client, default: []].append(now + wait)
            case .reject: break
            }
        }
        for times in passed.values {
            for (earlier, later) in zip(times, times.dropFirst()) { #expect(later - earlier >= 10_000_000) }
        }
        #expect(limiter.earlyEvictions == 0)
    }

    @Test func whoIsAheadStaysAheadByAsManyRequests() throws {
        var limiter = RateLimiter(try RateLimit(perSecond: 1, burst: 9))
        for _ in 0..<6 { #expect(limiter.decide(ClientKey(bits: 1), now: 0) == .admit) }
        for _ in 0..<10 { #expect(limiter.decide(ClientKey(bits: 2), now: 0) == .admit) }
        limiter.change(to: try RateLimit(perSecond: 10, burst: 7), now: 0)
        // Six of eight are used: two are left. Ten of eight count as eight: one a tenth of a second.
        let first = (0..<3).map { _ in limiter.decide(ClientKey(bits: 1), now: 0) }
        #expect(first == [.admit, .admit, .reject(second / 10)])
        #expect(limiter.decide(ClientKey(bits: 2), now: 0) == .reject(second / 10))
        #expect(limiter.decide(ClientKey(bits: 2), now: second / 10) == .admit)
        #expect(limiter.decide(ClientKey(bits: 3), now: 0) == .admit && limiter.clients == 3)
    }

    @Test func theSameLimitAgainChangesNothing() throws {
        var generator = SplitMix64(seed: 4)
        let limit = try RateLimit(perSecond: 3, burst: 5, undelayed: 2)
        var plain = RateLimiter(limit)
        var changed = RateLimiter(limit)
        var now: Int64 = 0
        for _ in 0..<2_000 {
            now += Int64(generator.next() % 400_000_000)
            changed.change(to: limit, now: now)
            let key = ClientKey(bits: generator.next() % 3)
            #expect(changed.decide(key, now: now) == plain.decide(key, now: now))
        }
    }
}
