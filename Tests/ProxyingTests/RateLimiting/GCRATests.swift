import TestSupport
import Testing

@testable import Proxying

@Suite struct GCRATests {
    @Test func aBurstGoesAtOnceAndThenTheRateRules() throws {
        let algorithm = GCRA(try RateLimit(perSecond: 10, burst: 2))
        var arrival: Int64 = 0
        let decisions = [0, 0, 0, 0, 99_999_999, 100_000_000, 100_000_000].map { algorithm.decide(&arrival, now: $0) }
        #expect(
            decisions == [
                .admit, .admit, .admit, .reject(100_000_000), .reject(1), .admit, .reject(100_000_000),
            ]
        )
    }

    @Test func whatIsHeldBackLeavesAtTheRate() throws {
        let algorithm = GCRA(try RateLimit(perSecond: 1_000, burst: 5, undelayed: 2))
        var arrival: Int64 = 0
        let decisions = (0..<7).map { _ in algorithm.decide(&arrival, now: 0) }
        #expect(
            decisions == [
                .admit, .admit, .admit, .delay(1_000_000), .delay(2_000_000), .delay(3_000_000), .reject(1_000_000),
            ]
        )
    }

    @Test func whoWaitsAsToldIsLetThrough() throws {
        let algorithm = GCRA(try RateLimit(perSecond: 7, burst: 3))
        var generator = SplitMix64(seed: 1)
        var arrival: Int64 = 0
        var now: Int64 = 0
        for _ in 0..<10_000 {
            now += Int64.random(in: 0...150_000_000, using: &generator)
            guard case .reject(let wait) = algorithm.decide(&arrival, now: now) else { continue }
            var early = arrival
            #expect(algorithm.decide(&early, now: now + wait - 1) == .reject(1))
            now += wait
            #expect(algorithm.decide(&arrival, now: now) == .admit)
        }
    }

    @Test func decidesAsATokenBucketDoes() throws {
        var generator = SplitMix64(seed: 2)
        var rejections = 0
        for sequence in 0..<4_000 {
            let limit = try RateLimit(
                perSecond: [1, 3, 10, 97.5, 1_000, 250_000].randomElement(using: &generator) ?? 1,
                burst: Int.random(in: 0...6, using: &generator)
            )
            let algorithm = GCRA(limit)
            var now = Int64.random(in: 0...1_000_000_000_000, using: &generator)
            var bucket = TokenBucket(token: algorithm.interval, tokens: limit.burst + 1, now: now)
            var arrival = now
            for step in 0..<60 {
                let admitted = algorithm.decide(&arrival, now: now) == .admit
                try #require(admitted == bucket.take(now: now), "sequence \(sequence), step \(step)")
                rejections += admitted ? 0 : 1
                now += nextGap(algorithm.interval, &generator)
            }
        }
        #expect(rejections > 20_000)
    }

    /// Mostly about one interval; often none, exactly one, or a long silence.
    private func nextGap(_ interval: Int64, _ generator: inout SplitMix64) -> Int64 {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0...1: 0
        case 2: interval
        case 3: interval * Int64.random(in: 1...10, using: &generator)
        default: Int64.random(in: 0...interval * 3 / 2, using: &generator)
        }
    }

    @Test func decidesAsNginxDoesAtWholeMilliseconds() throws {
        var generator = SplitMix64(seed: 3)
        for sequence in 0..<4_000 {
            let perSecond = [Int64](arrayLiteral: 1, 2, 5, 10, 50, 100, 1_000).randomElement(using: &generator) ?? 1
            let burst = Int64.random(in: 0...6, using: &generator)
            let delay = Int64.random(in: 0...burst, using: &generator)
            let algorithm = GCRA(
                try RateLimit(perSecond: Double(perSecond), burst: Int(burst), undelayed: Int(delay))
            )
            var nginx = NginxLimit(perSecond: perSecond, burst: burst, delay: delay)
            var now = Int64.random(in: 0...1_000_000, using: &generator)
            var arrival = now * 1_000_000
            for step in 0..<60 {
                let ours = algorithm.decide(&arrival, now: now * 1_000_000)
                try #require(ours == nginx.decide(milliseconds: now), "sequence \(sequence), step \(step)")
                now += nextGap(1_000 / perSecond, &generator)
            }
        }
    }
}
