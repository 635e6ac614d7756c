internal import LoadDriving
internal import Pacing

extension ExperimentPlan {
    /// The faults that begin when the load is over, in one sentence; `nil` where every one gets its chance.
    ///
    /// A scenario keeps the times of its faults when a flag shortens the run, which would then look like one that withstood
    /// them.
    package var lateFaults: String? {
        guard case .embedded(let topology) = target, case .duration(let duration) = load.limit else { return nil }
        let end = load.warmup + duration
        let late = topology.faultPlan.faults.map(\.at).filter { $0 >= end }
        guard let first = late.min() else { return nil }
        return
            "The load ends at \(DurationText.text(end)), before \(late.count) of the \(topology.faultPlan.faults.count) "
            + "faults begin, the first of them at \(DurationText.text(first)); give a longer --duration."
    }
}
