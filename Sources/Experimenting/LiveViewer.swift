internal import LoadDriving
internal import Measuring

/// Makes what a person watches of a run out of the generator's counters.
struct LiveViewer {
    private let load: LoadPlan
    private var last: (elapsed: Int64, finished: Int64) = (0, 0)
    private var warmupFinished: Int64 = 0

    /// A viewer of a load.
    init(load: LoadPlan) {
        self.load = load
    }

    /// The view at one moment; rates are since the one before.
    mutating func view(
        of live: LoadProgress,
        percentiles: @escaping @Sendable () -> (median: Int64, p99: Int64)
    ) -> LiveView {
        if live.phase == .warmup { warmupFinished = live.finished }
        let seconds = Double(live.elapsed - last.elapsed) / 1e9
        let rate = seconds > 0 ? Double(live.finished - last.finished) / seconds : 0
        last = (live.elapsed, live.finished)
        return LiveView(
            elapsedSeconds: Double(live.elapsed) / 1e9,
            isWarmingUp: live.phase == .warmup,
            fractionDone: min(1, max(0, fractionDone(live))),
            ratePerSecond: rate,
            inFlight: Int(live.inFlight),
            failed: live.failed,
            percentiles: percentiles
        )
    }

    private func fractionDone(_ live: LoadProgress) -> Double {
        switch load.limit {
        case .duration(let duration): Double(live.elapsed) / Double(load.warmup + duration)
        case .requests(let count): Double(live.finished - warmupFinished) / Double(count)
        }
    }
}
