extension LoadResult {
    /// The workers' accounts put together.
    init(
        plan: LoadPlan,
        origin: Int64,
        tallies: [WorkerTally],
        workerCPU: [Int64],
        backendNames: [String],
        wasStopped: Bool
    ) {
        self.origin = origin
        self.workerCPU = workerCPU
        self.backendNames = backendNames
        self.wasStopped = wasStopped
        sentWarmup = tallies.reduce(0) { $0 + $1.sent - $1.sentMeasured }
        sentMeasured = tallies.reduce(0) { $0 + $1.sentMeasured }
        late = tallies.reduce(0) { $0 + $1.late }
        blocked = tallies.reduce(0) { $0 + $1.blocked }
        unsent = tallies.reduce(0) { $0 + $1.unsent }
        repeats = tallies.reduce(0) { $0 + $1.repeats }
        connectionsOpened = tallies.reduce(0) { $0 + $1.connectionsOpened }
        failureExamples = tallies.reduce(into: [:]) { examples, tally in
            examples.merge(tally.failures.sentences.filter { !$0.value.isEmpty }) { first, _ in first }
        }
        longestLoopGap = tallies.map { $0.longestGap }.max() ?? 0
        measuringStart = sentMeasured > 0 ? tallies.compactMap { $0.measuringStart }.min() : nil
        let lastEnd = tallies.map { $0.lastMeasuredEnd }.max()
        measuringEnd = measuringStart == nil ? nil : lastEnd
        if case .duration(let duration) = plan.limit, !wasStopped, let measuringStart {
            measuringEnd = measuringStart + duration
        }
    }
}
