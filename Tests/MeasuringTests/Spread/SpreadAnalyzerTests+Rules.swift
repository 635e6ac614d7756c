import Measuring
import Testing

extension SpreadAnalyzerTests {
    /// Smooth weighted round robin, as nginx has it: the reference for the weighted rule.
    private static func smooth(weights: [Int], picks: Int) -> [Int32] {
        var current = weights.map { _ in 0 }
        let total = weights.reduce(0, +)
        return (0..<picks).map { _ in
            for index in weights.indices { current[index] += weights[index] }
            let best = current.indices.max { (current[$0], -$0) < (current[$1], -$1) } ?? 0
            current[best] -= total
            return Int32(best + 1)
        }
    }

    private static func weighted(_ picks: [Int32], _ weights: [Int], deviation: Double) -> SpreadFindings {
        var facts = SyntheticRun.facts(
            backends: weights.count,
            requests: picks.count,
            rule: .weighted(maximumDeviation: deviation)
        )
        for index in weights.indices { facts.backends[index].weight = Double(weights[index]) }
        return SyntheticRun.analysis(SyntheticRun.samples(backends: picks), facts).spread
    }

    @Test(
        "Smooth weighted round robin keeps within one request of its shares",
        arguments: [[5, 1, 1], [3, 2], [7, 1, 4, 9]]
    )
    func smoothWeighted(weights: [Int]) {
        for picks in [1, 10, 777] {
            let findings = Self.weighted(Self.smooth(weights: weights, picks: picks), weights, deviation: 1)
            #expect(findings.verdict.outcome == .even)
            #expect(findings.verdict.maxGap < 1)
        }
    }

    @Test("A bursty weighted schedule breaks a bound of one within a lap, though its totals are exact")
    func burstyWeighted() {
        let lap: [Int32] = Array(repeating: 1, count: 10) + Array(repeating: 2, count: 10)
        let findings = Self.weighted(lap + lap, [10, 10], deviation: 1)
        #expect(findings.verdict.outcome == .uneven)
        #expect(findings.verdict.maxGap == 0)
        #expect(findings.firstViolatingPick == 3)
    }

    @Test("Equal counts are uneven where the weights differ")
    func unweightedUnderWeights() {
        let findings = Self.weighted(SyntheticRun.roundRobin(300, backends: 2), [3, 1], deviation: 1)
        #expect(findings.verdict.outcome == .uneven)
        #expect(findings.verdict.maxGap == 75)
    }

    @Test("A thousand fair random runs raise no more false alarms than the level says")
    func falseAlarms() {
        let alarms = (0..<1_000).count { seed in
            let picks = SyntheticRun.random(500, backends: 5, seed: UInt64(seed))
            let findings = SyntheticRun.spread(SyntheticRun.samples(backends: picks), backends: 5, rule: .random)
            return findings.verdict.outcome == .uneven
        }
        // Binomial with n = 1000 and p = 0.001: more than 5 alarms have a probability of 0.0006.
        #expect(alarms <= 5)
    }

    @Test("Random picks are told from unfair ones and from round robin")
    func unfairRandom() {
        let even = SyntheticRun.roundRobin(1_000, backends: 5)
        let evenFindings = SyntheticRun.spread(SyntheticRun.samples(backends: even), backends: 5, rule: .random)
        #expect(evenFindings.verdict.outcome == .uneven)
        #expect(evenFindings.sentence.contains("more even"))
        let skewed = SyntheticRun.random(1_000, backends: 5, seed: 1).map { $0 == 5 ? 1 : $0 }
        let skewedFindings = SyntheticRun.spread(SyntheticRun.samples(backends: skewed), backends: 5, rule: .random)
        #expect(skewedFindings.verdict.outcome == .uneven)
        #expect(skewedFindings.sentence.contains("more uneven"))
        let few = SyntheticRun.spread(SyntheticRun.samples(backends: [1, 1, 1]), backends: 5, rule: .random)
        #expect(few.verdict.outcome == .notApplicable)
    }

    @Test("A strategy that promises nothing is reported and not judged")
    func unbounded() {
        let picks = SyntheticRun.random(200, backends: 3, seed: 2)
        let findings = SyntheticRun.spread(SyntheticRun.samples(backends: picks), backends: 3, rule: .unbounded)
        #expect(findings.verdict.outcome == .notApplicable)
        #expect(findings.verdict.allowedGap == nil)
        #expect(findings.verdict.maxGap > 0)
        #expect(findings.verdict.orderViolations == 0)
    }

    @Test("Without pick numbers the counts by final backend are judged, and unknown backends leave a gap open")
    func foreignProxy() {
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(100, backends: 4))
        for index in samples.indices { samples[index].dispatch = 0 }
        var generator = SplitMix64(seed: 8)
        samples.shuffle(using: &generator)
        #expect(SyntheticRun.spread(samples, backends: 4).verdict.outcome == .even)
        var gap = samples
        for index in gap.indices where gap[index].backend == 1 && gap[index].sequence > 90 { gap[index].backend = 0 }
        let open = SyntheticRun.spread(gap, backends: 4)
        #expect(open.verdict.outcome == .notApplicable)
        #expect(open.verdict.maxGap == 2)
        #expect(open.unknown == 2)
        for index in gap.indices where gap[index].backend == 0 { gap[index].backend = 2 }
        let uneven = SyntheticRun.spread(gap, backends: 4)
        #expect(uneven.verdict.outcome == .uneven)
        #expect(uneven.verdict.worstWindowGap == uneven.verdict.maxGap)
    }

    @Test("The proxy's own counters settle the totals, unless they contradict the rows")
    func proxyCounters() {
        // Ten of the picks timed out: their rows know neither number nor backend.
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(100, backends: 4))
        for index in 90..<100 {
            samples[index].dispatch = 0
            samples[index].backend = 0
            samples[index].status = 0
            samples[index].error = .timeout
        }
        var facts = SyntheticRun.facts(backends: 4, requests: 100)
        facts.proxy = ProxyFacts(requests: 100, picks: 100, picksPerBackend: [25, 25, 25, 25])
        let counted = SyntheticRun.analysis(samples, facts).spread
        #expect(counted.counts == [25, 25, 25, 25])
        #expect(counted.verdict.outcome == .even)
        facts.proxy?.picksPerBackend = [34, 22, 22, 22]
        #expect(SyntheticRun.analysis(samples, facts).spread.verdict.maxGap == 1)
        facts.proxy?.picksPerBackend = [28, 24, 24, 24]
        #expect(SyntheticRun.analysis(samples, facts).spread.verdict.outcome == .uneven)
    }
}
