extension RunFacts {
    /// The part of all cores that the parts of the run used together over the load, warm-up included; `nil` where the
    /// number of cores, or the time of the generator, is not known.
    var machineShare: Double? {
        guard let cores = generator.cores, cores > 0, cpu.generatorNanoseconds != nil else { return nil }
        let parts = [
            cpu.generatorNanoseconds, cpu.recorderNanoseconds, cpu.proxyNanoseconds, cpu.backendsNanoseconds,
        ]
        let used = parts.reduce(0) { $0 + ($1 ?? 0) }
        guard measuredInterval.upperBound > 0 else { return nil }
        return Double(used) / Double(measuredInterval.upperBound) / Double(cores)
    }

    /// The generator's account of itself, as a report shows it.
    var generatorSummary: GeneratorSummary {
        GeneratorSummary(
            late: generator.lateSends,
            blocked: generator.blockedSends,
            repeated: generator.repeatedSends,
            longestGap: Double(generator.longestLoopGapNanoseconds) / 1000,
            busiestThreadShare: generator.busiestThreadShare?.rounded(toPlaces: 6),
            machineShare: machineShare?.rounded(toPlaces: 6),
            calibratedRate: generator.calibratedRate,
            arrivals: ArrivalFacts(
                planned: generator.arrivals.planned?.rounded(toPlaces: 6),
                received: generator.arrivals.received?.rounded(toPlaces: 6)
            )
        )
    }
}
