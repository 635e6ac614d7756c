internal import Measuring

extension SimulationResult {
    /// The results of replications as one: counts and times added, the mean's interval from the replications' means.
    ///
    /// - Precondition: there are ``ReplicatedMean/replications`` results of systems that differ in the seed alone.
    public static func pooled(_ replications: [SimulationResult]) -> SimulationResult {
        var pooled = replications[0]
        for result in replications.dropFirst() { pooled.add(result) }
        pooled.meanInterval = ReplicatedMean(replications.map(\.meanNanoseconds)).interval
        let count = Double(replications.count)
        pooled.utilizationPerBackend = pooled.utilizationPerBackend.map { $0 / count }
        return pooled
    }

    private mutating func add(_ other: SimulationResult) {
        requests += other.requests
        succeeded += other.succeeded
        failed += other.failed
        unplaced += other.unplaced
        answeredInTime += other.answeredInTime
        latency.merge(other.latency)
        elapsedNanoseconds += other.elapsedNanoseconds
        measuredNanoseconds += other.measuredNanoseconds
        picksPerBackend = zip(picksPerBackend, other.picksPerBackend).map(+)
        succeededPerBackend = zip(succeededPerBackend, other.succeededPerBackend).map(+)
        utilizationPerBackend = zip(utilizationPerBackend, other.utilizationPerBackend).map(+)
        picksPerBin = []
        picks = []
    }
}
