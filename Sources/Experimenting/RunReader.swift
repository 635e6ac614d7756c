package import Measuring
package import Recording

/// Judges a recorded run from the database alone: at its end, later, or after its process was killed.
package struct RunReader {
    /// Parts of a run that are read at once, whatever the number of cores: each has tallies of its own.
    private static let mostParts = 4
    /// Runs with more backends are read in one part; a backend's tally takes 37 kB.
    private static let mostBackendsInParts = 256

    let database: ResultsDatabase

    /// A reader of a results database.
    package init(_ database: ResultsDatabase) {
        self.database = database
    }

    /// Passes once over the run's rows and returns everything that a report shows; `state` is how the run ended, where
    /// the database does not say it yet.
    package func analysis(of run: StoredRun, state: RunState? = nil) throws -> RunAnalysis {
        try tally(of: run, state: state, withSeries: false).run.analysis
    }

    /// The same, and in the same pass the run over time, from which charts are drawn.
    package func analysisWithSeries(of run: StoredRun, state: RunState? = nil) throws -> (RunAnalysis, TimeSeries?) {
        let tally = try tally(of: run, state: state, withSeries: true)
        return (tally.run.analysis, tally.series?.series())
    }

    /// Reads a long run in several parts at once.
    private func tally(of run: StoredRun, state: RunState?, withSeries: Bool) throws -> ChartedTally {
        let facts = try facts(of: run, state: state ?? run.state)
        let backends = facts.backends.count
        let empty = ChartedTally(
            run: RunTally(facts: facts, kinds: RequestKinds(of: run)),
            series: withSeries ? TimeSeriesBuilder(interval: facts.measuredInterval, backends: backends) : nil
        )
        let most = backends > Self.mostBackendsInParts ? 1 : Self.mostParts
        let parts = try database.tallies(ofRun: run.id, columns: RequestColumn.figures, mostParts: most, from: empty) {
            $0.add($1)
        }
        var tally = parts.first ?? empty
        for part in parts.dropFirst() { tally.merge(part) }
        try database.forEachConnection(ofRun: run.id) { tally.run.add($0) }
        return tally
    }

    /// What the rows do not say.
    func facts(of run: StoredRun, state: RunState) throws -> RunFacts {
        let backends = try database.backends(ofRun: run.id)
        let totals = RunTotals(try database.timeline(ofRun: run.id))
        var facts = RunFacts(
            identity: RunIdentity(
                id: run.id,
                uuid: run.uuid,
                state: state,
                strategy: run.strategy,
                proxy: run.proxy,
                mode: LoadMode(rawValue: run.mode) ?? .closed,
                seed: run.seed,
                durationSeconds: 0,
                database: database.path
            ),
            measuredInterval: try totals?.measuredInterval ?? interval(of: run),
            spreadRule: SpreadPromise.rule(of: run, weights: backends.map(\.weight)),
            backends: backends.enumerated().map { index, backend in
                BackendFacts(
                    name: backend.name,
                    address: backend.address ?? "",
                    weight: backend.weight,
                    received: totals.flatMap { index < $0.received.count ? $0.received[index] : nil }
                )
            },
            proxy: totals?.proxy,
            generator: totals?.generator ?? GeneratorFacts(),
            cpu: totals?.cpu ?? CPUFacts()
        )
        facts.proxyMayRepeat = totals?.proxyMayRepeat ?? false
        facts.memory = totals?.proxyPeakBytes.map(MemorySummary.init(proxyPeak:))
        facts.scenario = ScenarioFacts(RunSettings(yaml: run.scenario ?? ""))
        let events = try database.events(ofRun: run.id)
        facts.history = PickHistory(events)
        if facts.spreadRule != .unbounded {
            facts.history.knownUntilNanoseconds = try membershipEnd(of: run, events)
        }
        return facts
    }

    /// From the first intended send to the last end of a measured request, for a run that never came to its end.
    private func interval(of run: StoredRun) throws -> Range<Int64> {
        var start = Int64.max
        var end: Int64 = 0
        try database.forEachSample(ofRun: run.id, columns: RequestColumn.figures) { sample in
            guard sample.phase == .measured else { return }
            start = min(start, sample.scheduledNanoseconds)
            end = max(end, sample.finishedNanoseconds)
        }
        return start < end ? start..<end : 0..<0
    }
}
