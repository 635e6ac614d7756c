internal import Measuring

/// What a simulation adds up as it goes.
struct Tally {
    private(set) var latency = LatencyHistogram()
    private(set) var batches: BatchMeans
    private(set) var succeeded: Int64 = 0
    private(set) var failed: Int64 = 0
    private(set) var unplaced: Int64 = 0
    var picksPerBackend: [Int64]
    private(set) var succeededPerBackend: [Int64]
    private(set) var bins: [[Int64]] = []
    private(set) var picks: [Int32] = []
    private(set) var answeredInTime: Int64 = 0
    private(set) var firstArrival: Int64?
    private let warmup: Int
    private let objective: Int64
    private let binWidth: Int64?
    private let recordsPicks: Bool

    init(_ simulation: Simulation) {
        warmup = simulation.warmupRequests
        objective = simulation.objectiveNanoseconds ?? .max
        batches = BatchMeans(observations: simulation.requests)
        picksPerBackend = Array(repeating: 0, count: simulation.backends.count)
        succeededPerBackend = picksPerBackend
        binWidth = simulation.binNanoseconds
        recordsPicks = simulation.recordsPicks
        if recordsPicks { picks.reserveCapacity(simulation.requests + warmup) }
    }

    /// Counts a pick.
    @inline(__always)
    mutating func pick(_ backend: Int, of job: Job, at now: Int64) {
        if job.number >= warmup {
            picksPerBackend[backend] += 1
            if job.number == warmup, firstArrival == nil { firstArrival = job.arrival }
        }
        if recordsPicks { picks.append(Int32(truncatingIfNeeded: backend)) }
        if let binWidth { addToBin(Int(now / binWidth), backend) }
    }

    /// Counts a request that was answered.
    @inline(__always)
    mutating func succeed(_ job: Job, at now: Int64) {
        guard job.number >= warmup else { return }
        succeeded += 1
        succeededPerBackend[Int(job.backend)] += 1
        let elapsed = now - job.arrival
        if elapsed <= objective { answeredInTime += 1 }
        record(elapsed, of: job)
    }

    /// Counts a request that was given up at its deadline, with the time that it had waited by then.
    mutating func expire(_ job: Job, at now: Int64) {
        guard job.number >= warmup else { return }
        failed += 1
        record(now - job.arrival, of: job)
    }

    /// Counts a request whose last attempt failed; its time says nothing.
    mutating func fail(_ job: Job) {
        if job.number >= warmup { failed += 1 }
    }

    /// Counts a request for which no backend was eligible.
    mutating func refuse(_ job: Job) {
        guard job.number >= warmup else { return }
        failed += 1
        unplaced += 1
    }

    @inline(__always)
    private mutating func record(_ elapsed: Int64, of job: Job) {
        latency.record(elapsed)
        batches.add(Double(elapsed), number: job.number - warmup)
    }

    private mutating func addToBin(_ bin: Int, _ backend: Int) {
        while bins.count <= bin { bins.append(Array(repeating: 0, count: picksPerBackend.count)) }
        bins[bin][backend] += 1
    }
}
