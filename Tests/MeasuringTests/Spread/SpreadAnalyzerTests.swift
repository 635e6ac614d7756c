import Measuring
import Testing

@Suite("Spread analysis: round robin")
struct SpreadAnalyzerTests {
    @Test(
        "A perfect sequence is even for any number of backends and picks",
        arguments: [1, 2, 3, 4, 7, 16, 100, 1_000]
    )
    func perfect(backends: Int) {
        for picks in [1, backends, backends + 1, 3 * backends, 10 * backends + backends / 2] {
            let samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(picks, backends: backends))
            let findings = SyntheticRun.spread(samples, backends: backends)
            #expect(findings.verdict.outcome == .even)
            #expect(findings.verdict.maxGap == (picks.isMultiple(of: backends) ? 0 : 1))
            #expect(findings.verdict.orderViolations == 0)
            #expect(findings.verdict.worstWindowGap <= 1)
            #expect(findings.firstViolatingPick == nil)
        }
    }

    @Test("The order of the cycle and its start are the proxy's own affair")
    func otherCycle() {
        let cycle: [Int32] = [3, 1, 4, 2]
        let samples = SyntheticRun.samples(backends: (0..<42).map { cycle[($0 + 2) % 4] })
        let findings = SyntheticRun.spread(samples, backends: 4)
        #expect(findings.verdict.outcome == .even)
        #expect(findings.verdict.orderViolations == 0)
    }

    @Test("Every swap of two neighbors in a perfect sequence is found", arguments: [2, 3, 5, 8])
    func swaps(backends: Int) {
        let perfect = SyntheticRun.roundRobin(6 * backends, backends: backends)
        for index in 0..<(perfect.count - 1) {
            var picks = perfect
            picks.swapAt(index, index + 1)
            let findings = SyntheticRun.spread(SyntheticRun.samples(backends: picks), backends: backends)
            #expect(findings.verdict.outcome == .uneven)
            #expect((1...3).contains(findings.verdict.orderViolations))
        }
    }

    @Test("Every backend left out or picked twice is found", arguments: [2, 3, 5, 8])
    func dropsAndDuplicates(backends: Int) {
        let perfect = SyntheticRun.roundRobin(6 * backends, backends: backends)
        for index in 1..<(perfect.count - 1) {
            var dropped = perfect
            dropped.remove(at: index)
            var doubled = perfect
            doubled.insert(perfect[index], at: index)
            for picks in [dropped, doubled] {
                let findings = SyntheticRun.spread(SyntheticRun.samples(backends: picks), backends: backends)
                #expect(findings.verdict.outcome == .uneven)
                #expect(findings.verdict.orderViolations == 1)
            }
        }
    }

    @Test("Every pick that goes to another backend is found", arguments: [2, 3, 5])
    func replacements(backends: Int) {
        let perfect = SyntheticRun.roundRobin(6 * backends, backends: backends)
        for index in perfect.indices {
            for other in 1...Int32(backends) where other != perfect[index] {
                var picks = perfect
                picks[index] = other
                let findings = SyntheticRun.spread(SyntheticRun.samples(backends: picks), backends: backends)
                #expect(findings.verdict.outcome == .uneven)
            }
        }
    }

    @Test("The first violating pick is the first one over whose prefix two counts differ by 2")
    func firstViolation() {
        let samples = SyntheticRun.samples(backends: [1, 2, 3, 1, 2, 2, 3, 1, 2])
        let findings = SyntheticRun.spread(samples, backends: 3)
        #expect(findings.firstViolatingPick == 6)
        #expect(findings.sentence.contains("first broken at pick 6"))
    }

    @Test("A hole is no violation, whatever is missing", arguments: 0..<20)
    func holes(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(400, backends: 7))
        let rest = samples.filter { _ in Int.random(in: 0..<4, using: &generator) > 0 }
        let findings = SyntheticRun.spread(rest, backends: 7)
        #expect(findings.verdict.outcome == .even)
        #expect(findings.verdict.orderViolations == 0)
        #expect(findings.verdict.maxGap <= 1)
    }

    @Test("Pick numbers may start anywhere, and rows come in any order", arguments: [0, 1_000, 5_000_000, 1 << 40])
    func offsets(offset: Int64) {
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(3_000, backends: 3))
        for index in samples.indices { samples[index].dispatch += offset }
        var generator = SplitMix64(seed: 4)
        samples.shuffle(using: &generator)
        let findings = SyntheticRun.spread(samples, backends: 3)
        #expect(findings.verdict.outcome == .even)
        #expect(findings.orderedPicks == 3_000)
    }

    @Test("A burst after the start shows in the first window, though the totals even out")
    func startBurst() {
        let burst: [Int32] = Array(repeating: 1, count: 16) + Array(repeating: 2, count: 16)
        let rest = SyntheticRun.roundRobin(320, backends: 2)
        let findings = SyntheticRun.spread(SyntheticRun.samples(backends: burst + rest), backends: 2)
        #expect(findings.verdict.outcome == .uneven)
        #expect(findings.verdict.maxGap == 0)
        #expect(findings.verdict.worstWindowGap == 6)
    }

    @Test("All picks on one backend are uneven")
    func allOnOne() {
        let samples = SyntheticRun.samples(backends: Array(repeating: 2, count: 30))
        let findings = SyntheticRun.spread(samples, backends: 3)
        #expect(findings.verdict.outcome == .uneven)
        #expect(findings.verdict.maxGap == 30)
        #expect(findings.verdict.orderViolations == 29)
        #expect((findings.verdict.jainIndex - 1.0 / 3).magnitude < 1e-9)
    }

    @Test("A pick number that two rows carry is counted, one that cannot be placed does no harm")
    func strangeNumbers() {
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(12, backends: 3))
        samples[5].dispatch = 5
        samples[7].dispatch = .max
        var analyzer = SyntheticRun.analysis(samples, SyntheticRun.facts(backends: 3, requests: 12))
        #expect(analyzer.books.client.duplicatePicks == 1)
        samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(12, backends: 3))
        samples[0].dispatch = -4
        analyzer = SyntheticRun.analysis(samples, SyntheticRun.facts(backends: 3, requests: 12))
        #expect(analyzer.spread.verdict.outcome == .even)
    }

    @Test("No request, or none with a backend, is not judged")
    func nothingKnown() {
        var nothing = SpreadVerdict(allowedGap: 1)
        nothing.sentence = SyntheticRun.spread([], backends: 3).sentence
        #expect(SyntheticRun.spread([], backends: 3).verdict == nothing)
        var samples = SyntheticRun.samples(backends: [0, 0, 9])
        #expect(SyntheticRun.spread(samples, backends: 3).verdict.outcome == .notApplicable)
        samples = []
        #expect(SyntheticRun.spread(samples, backends: 0).verdict.outcome == .notApplicable)
    }
}
