internal import Measuring

/// Everything that is worked out from a run's rows in one pass over them, whether as they are recorded or from the
/// database.
struct RunTally: Sendable {
    private var builder: SummaryBuilder
    private let kinds: RequestKinds?
    private var byKind: KindTally?
    private let scenario: ScenarioFacts?
    private let objective: Int64?
    private var inTime: Int64 = 0

    /// An empty tally of a run of which these facts are known.
    init(facts: RunFacts, kinds: RequestKinds?) {
        builder = SummaryBuilder(facts: facts)
        self.kinds = kinds
        scenario = facts.scenario
        objective = facts.scenario?.objectiveNanoseconds
        byKind = kinds?.names.map { KindTally(names: $0) }
    }

    /// Takes a request.
    mutating func add(_ sample: borrowing RequestSample) {
        if sample.phase == .measured, let objective, sample.error == .none, sample.latencyNanoseconds <= objective {
            inTime += 1
        }
        guard let kinds else { return builder.add(sample) }
        let kind = kinds.kind(ofSequence: sample.sequence)
        builder.add(sample, kind: kind)
        byKind?.add(sample, kind: kind)
    }

    /// Takes a connection that was made.
    mutating func add(_ opening: ConnectionOpening) {
        builder.add(opening)
    }

    /// Takes everything that a tally of another part of the run has taken.
    mutating func merge(_ other: RunTally) {
        builder.merge(other.builder)
        inTime += other.inTime
        if let theirs = other.byKind { byKind?.merge(theirs) }
    }

    /// Takes better facts; false where what was taken before would have counted differently (see ``SummaryBuilder``).
    mutating func update(_ facts: RunFacts) -> Bool { builder.update(facts) }

    /// The latencies in nanoseconds at ascending percentiles, so far.
    func latencies(atPercentiles percentiles: [Double]) -> [Int64] { builder.latencies(atPercentiles: percentiles) }

    /// What it all comes to.
    var analysis: RunAnalysis {
        var analysis = builder.analysis()
        analysis.summary.requestsByKind = byKind?.summaries
        let sent = analysis.summary.requests.sent
        analysis.summary.scenario = scenario.map { ScenarioSummary($0, inTime: inTime, of: sent) }
        return analysis
    }
}
