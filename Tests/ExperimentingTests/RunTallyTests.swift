import Measuring
import Testing

@testable import Experimenting

@Suite("RunTally")
struct RunTallyTests {
    /// A measured request that took so many milliseconds.
    private func sample(_ sequence: Int64, milliseconds: Int64, error: RequestError = .none) -> RequestSample {
        var sample = RequestSample()
        sample.sequence = sequence
        sample.phase = .measured
        sample.finishedNanoseconds = milliseconds * 1_000_000
        sample.error = error
        return sample
    }

    private func tally(objective: Int64?) -> RunTally {
        let identity = RunIdentity(
            id: 1,
            uuid: "u",
            state: .complete,
            strategy: "random",
            proxy: "embedded",
            mode: .closed,
            seed: 1,
            durationSeconds: 0,
            database: ""
        )
        var facts = RunFacts(identity: identity, measuredInterval: 0..<1, spreadRule: .unbounded, backends: [])
        facts.scenario = ScenarioFacts(name: nil, expectation: "e", objectiveNanoseconds: objective)
        return RunTally(facts: facts, kinds: nil)
    }

    @Test("An answer is in time up to the objective; a failure and warm-up never are, in whatever parts rows are read")
    func inTime() throws {
        var parts = [tally(objective: 10_000_000), tally(objective: 10_000_000)]
        for (index, milliseconds) in [1, 10, 11, 500].enumerated() {
            parts[index % 2].add(sample(Int64(index), milliseconds: Int64(milliseconds)))
        }
        parts[0].add(sample(5, milliseconds: 1, error: .connectionReset))
        var warmup = sample(6, milliseconds: 1)
        warmup.phase = .warmup
        parts[0].add(warmup)
        parts[0].merge(parts[1])
        let scenario = try #require(parts[0].analysis.summary.scenario)
        #expect(scenario.objective == 10_000 && scenario.inTime == 2 && scenario.shareInTime == 0.4)
        #expect(scenario.expectation == "e" && scenario.name == nil)
    }

    @Test("Without an objective nothing is counted; without requests there is no share")
    func unknown() throws {
        let none = try #require(tally(objective: nil).analysis.summary.scenario)
        #expect(none.inTime == nil && none.objective == nil && none.fact == nil)
        let empty = try #require(tally(objective: 1).analysis.summary.scenario)
        #expect(empty.inTime == 0 && empty.shareInTime == nil && empty.fact == nil)
    }

    @Test("A run without a scenario has none in its summary")
    func noScenario() {
        #expect(ScenarioFacts(RunSettings(yaml: "strategy: random\nseed: 1\n")) == nil)
        #expect(ScenarioFacts(name: nil, expectation: nil, objectiveNanoseconds: nil) == nil)
    }
}
