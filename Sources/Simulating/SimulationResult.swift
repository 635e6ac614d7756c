public import Measuring

/// What came of a simulation.
public struct SimulationResult: Sendable, Equatable {
    /// The strategy as it was specified.
    public var strategy: String
    /// Requests that count in the figures: ``succeeded`` plus ``failed``.
    public var requests: Int64
    /// Requests that were answered.
    public var succeeded: Int64
    /// Requests that failed, were given up at the deadline, or could not be placed.
    public var failed: Int64
    /// Those of ``failed`` for which no backend was eligible.
    public var unplaced: Int64
    /// Those of ``succeeded`` within ``Simulation/objectiveNanoseconds``.
    public var answeredInTime: Int64
    /// Times from arrival to answer of the requests that succeeded, and to the deadline of those given up then, in nanoseconds.
    public var latency: LatencyHistogram
    /// The 95 % confidence interval of their mean, from batch means, in nanoseconds.
    public var meanInterval: ClosedRange<Double>
    /// Virtual nanoseconds from the start to the end of the last request.
    public var elapsedNanoseconds: Int64
    /// Virtual nanoseconds from the arrival of the first measured request to the end of the last.
    public var measuredNanoseconds: Int64
    /// Measured picks of each backend, attempts after the first included.
    public var picksPerBackend: [Int64]
    /// Measured requests that each backend answered.
    public var succeededPerBackend: [Int64]
    /// The share of the whole time that each backend's capacity was at work.
    public var utilizationPerBackend: [Double]
    /// Picks of each backend in each bin of time, warm-up included; empty unless asked for.
    public var picksPerBin: [[Int64]]
    /// The backend of every pick in order, warm-up included; empty unless asked for.
    public var picks: [Int32]

    /// The mean time from arrival to answer, in nanoseconds.
    public var meanNanoseconds: Double { latency.mean }

    /// Measured requests answered in a second of virtual time.
    public var throughputPerSecond: Double {
        measuredNanoseconds > 0 ? Double(succeeded) * 1e9 / Double(measuredNanoseconds) : 0
    }

    /// The share of the measured picks that a backend drew.
    public func share(of backend: Int) -> Double {
        let total = picksPerBackend.reduce(0, +)
        return total == 0 ? 0 : Double(picksPerBackend[backend]) / Double(total)
    }

    /// The share of the measured requests that were answered, and in time where an objective was set.
    public var shareAnsweredInTime: Double {
        requests == 0 ? 0 : Double(answeredInTime) / Double(requests)
    }
}
