package import Measuring
package import Recording

/// Judges a recorded run from the database alone: at its end, later, or after its process was killed.
package struct RunReader {
    let database: ResultsDatabase

    /// A reader of a results database.
    package init(_ database: ResultsDatabase) {
        self.database = database
    }

    /// Passes once over the run's rows and returns everything that a report shows; `state` is how the run ended, where
    /// the database does not say it yet.
    package func analysis(of run: StoredRun, state: RunState? = nil) throws -> RunAnalysis {
        var builder = SummaryBuilder(facts: try facts(of: run, state: state ?? run.state))
        try database.forEachSample(ofRun: run.id, columns: RequestColumn.figures) { builder.add($0) }
        try database.forEachConnection(ofRun: run.id) { builder.add($0) }
        return builder.analysis()
    }

    /// The same, and in the same pass the run over time, from which charts are drawn.
    package func analysisWithSeries(of run: StoredRun, state: RunState? = nil) throws -> (RunAnalysis, TimeSeries) {
        let facts = try facts(of: run, state: state ?? run.state)
        var builder = SummaryBuilder(facts: facts)
        var series = TimeSeriesBuilder(interval: facts.measuredInterval, backends: facts.backends.count)
        try database.forEachSample(ofRun: run.id, columns: RequestColumn.figures) { sample in
            builder.add(sample)
            series.add(sample)
        }
        try database.forEachConnection(ofRun: run.id) { builder.add($0) }
        return (builder.analysis(), series.series())
    }

    /// What the rows do not say.
    private func facts(of run: StoredRun, state: RunState) throws -> RunFacts {
        let backends = try database.backends(ofRun: run.id)
        let totals = RunTotals(try database.timeline(ofRun: run.id))
        return RunFacts(
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
            spreadRule: SpreadPromise.rule(for: run.strategy, weights: backends.map(\.weight)),
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
