import Measuring
import Testing

@Suite("Facts that become known while a summary is being made")
struct SummaryUpdateTests {
    private func facts(_ interval: Range<Int64>) -> RunFacts {
        var facts = SyntheticRun.facts(backends: 4, requests: 1_200, warmup: 200)
        facts.measuredInterval = interval
        return facts
    }

    @Test("Where an update is accepted, the figures are those of the last facts", arguments: 0..<60 as Range<UInt64>)
    func updates(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let samples = SummaryBuilderTests.mixedRun().samples.shuffled(using: &generator)
        let last = samples.map(\.finishedNanoseconds).max() ?? 0
        func interval() -> Range<Int64> {
            let start = Int64.random(in: 0...last, using: &generator)
            return [start..<Int64.random(in: start...(last + 1), using: &generator), start ..< .max, .max ..< .max]
                .randomElement(using: &generator) ?? 0..<0
        }
        var builder = SummaryBuilder(facts: facts(interval()))
        var isExact = true
        var final = facts(interval())
        for (index, sample) in samples.enumerated() {
            if index.isMultiple(of: 400) {
                final = facts(interval())
                isExact = builder.update(final) && isExact
            }
            builder.add(sample)
        }
        if isExact { #expect(builder.analysis() == SyntheticRun.analysis(samples, final)) }
    }

    @Test("A closed loop: the start of measuring becomes known when the warm-up is over, the end with the last answer")
    func closedLoop() {
        let samples = SummaryBuilderTests.mixedRun().samples
        let warm = samples.filter { $0.phase == .warmup }
        let measured = samples.filter { $0.phase == .measured }
        let start = warm.map(\.finishedNanoseconds).max() ?? 0
        let end = samples.map(\.finishedNanoseconds).max() ?? 0
        var builder = SummaryBuilder(facts: facts(.max ..< .max))
        for sample in warm { builder.add(sample) }
        let isExactAtTheStart = builder.update(facts(start ..< .max))
        for sample in measured { builder.add(sample) }
        let isExactAtTheEnd = builder.update(facts(start..<end))
        #expect(isExactAtTheStart && isExactAtTheEnd)
        #expect(builder.analysis() == SyntheticRun.analysis(samples, facts(start..<end)))
        let isExactWithoutTheLast = builder.update(facts(start..<(end - 1)))
        #expect(!isExactWithoutTheLast)
    }

    @Test("Another rule or pool is another analysis, and another count of a backend's own is not")
    func pool() {
        func isExact(_ change: (inout RunFacts) -> Void) -> Bool {
            var builder = SummaryBuilder(facts: facts(0..<9))
            var other = facts(0..<9)
            change(&other)
            return builder.update(other)
        }
        #expect(!isExact { $0.backends.append(BackendFacts(name: "e")) })
        #expect(!isExact { $0.backends[0].weight = 2 })
        #expect(!isExact { $0.spreadRule = .unbounded })
        #expect(isExact { $0.backends[0].received = 2 })
    }
}
