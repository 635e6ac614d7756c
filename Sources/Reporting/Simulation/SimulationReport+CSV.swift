internal import Measuring

extension SimulationReport {
    /// A row a system under a header row, as docs/interface.md §6 says.
    public var csv: String {
        var writer = CSVWriter()
        writer.row([
            "strategy", "backends", "clients", "utilization", "requests", "succeeded", "failed", "in_time", "min_us",
            "mean_us", "mean_low_us", "mean_high_us", "p50_us", "p75_us", "p90_us", "p95_us", "p99_us", "p999_us",
            "max_us", "throughput_rps", "arrivals_per_second_of_cpu", "max_gap", "chi_square_p", "jain_index", "cv",
        ])
        for system in systems {
            writer.field(system.strategy)
            for count in [Int64(system.backends), Int64(system.clients)] { writer.field(count) }
            writer.field(system.utilization)
            for count in [system.requests, system.succeeded, system.failed] { writer.field(count) }
            let times = system.latency
            let figures: [Double?] = [
                system.shareInTime, times.min, times.mean, system.meanInterval.lowerBound,
                system.meanInterval.upperBound, times.p50, times.p75, times.p90, times.p95, times.p99, times.p999,
                times.max, system.throughput, system.arrivalsPerCPUSecond, system.spread.maxGap,
                system.spread.chiSquareP, system.spread.jainIndex, system.spread.coefficientOfVariation,
            ]
            for figure in figures { writer.field(figure) }
            writer.endRow()
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
