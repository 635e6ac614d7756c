internal import Foundation
internal import LoadDriving
internal import Measuring
internal import Pacing

extension LoadResult {
    /// The measured interval in nanoseconds since the start of the run; empty if there was none.
    var measuredInterval: Range<Int64> {
        let start = measuringStart ?? 0
        return start..<max(start, measuringEnd ?? start)
    }

    /// The generator's account of itself, as the validity is judged by; `received` is the coefficient of variation of
    /// the gaps between requests at the backends, `calibratedRate` what the generator is known to manage.
    func facts(of plan: ExperimentPlan, received: Double?, calibratedRate: Double?) -> GeneratorFacts {
        let elapsed = Double(measuringEnd ?? 0)
        let busiest = Double(workerCPU.max() ?? 0)
        return GeneratorFacts(
            targetRate: plan.targetRate,
            dropped: unsent,
            blockedSends: blocked,
            lateSends: late,
            longestLoopGapNanoseconds: longestLoopGap,
            repeatedSends: repeats,
            connectionsOpened: connectionsOpened,
            connectionsExpected: plan.load.connectionMode == .fresh
                ? sentWarmup + sentMeasured : Int64(plan.aimedLoad.connectionsKept),
            busiestThreadShare: elapsed > 0 ? min(1, busiest / elapsed) : nil,
            inFlightLimit: plan.load.mostInFlight,
            cores: ProcessInfo.processInfo.activeProcessorCount,
            calibratedRate: calibratedRate,
            arrivals: ArrivalFacts(planned: plannedVariation(of: plan.load), received: received)
        )
    }

    /// The coefficient of variation of the gaps that the schedule intends, over the whole load.
    private func plannedVariation(of load: LoadPlan) -> Double? {
        guard case .open(let shape) = load.mode else { return nil }
        return shape.spacing(until: measuredInterval.upperBound).coefficientOfVariation
    }
}
