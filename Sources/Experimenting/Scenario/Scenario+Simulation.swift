package import Pacing
package import Simulating

extension Scenario {
    /// What `simulate` takes where nobody says otherwise.
    package enum SimulationDefault {
        /// Backends of one request at a time.
        package static let backends = Array(repeating: ScenarioBackend(concurrency: 1), count: 10)
        /// The service time.
        package static let service: any ServiceDistribution = ExponentialService(meanNanoseconds: 1_000_000)
        /// The load of all backends together.
        package static let utilization = 0.9
        /// Measured requests.
        package static let requests = 1_000_000
        /// Measured requests for each that warms up.
        package static let requestsPerWarmup = 10
    }

    /// The concurrency of a backend without a limit.
    static let unlimited = 1_000_000_000

    /// The scenario in virtual time, with a strategy in it.
    ///
    /// What only a live run knows (connections, threads, the request's bytes) makes no difference here.
    package func simulation(strategy: String) throws(ExperimentError) -> Simulation {
        let seed = seed ?? 1
        let service = service ?? SimulationDefault.service
        let backends = (backends ?? SimulationDefault.backends).map { backend in
            SimulatedBackend(
                weight: backend.weight,
                speed: backend.speed,
                concurrency: backend.concurrency ?? Self.unlimited
            )
        }
        let classes = requestClasses
        let (shape, end) = try arrivalShape(seed: seed, capacity: Self.capacity(backends, service, classes))
        var simulation = Simulation(strategy: strategy, backends: backends, service: service, arrivals: shape)
        simulation.classes = classes
        simulation.seed = seed
        try setLength(of: &simulation, shape: shape, end: end)
        simulation.deadlineNanoseconds = timeout
        simulation.clients = simulated.clients ?? 1
        simulation.discipline = simulated.discipline ?? .fifo
        simulation.information = try information()
        simulation.networkDelayNanoseconds = simulated.networkDelay ?? 0
        simulation.objectiveNanoseconds = objective
        simulation.retries = retries ?? 0
        simulation.faults = faults.flatMap(\.changes)
        simulation.healthCheck = healthCheck
        simulation.binNanoseconds = simulated.bin
        return simulation
    }

    /// Requests a second that backends can do at most; `nil` where they have no limit.
    package static func capacity(
        _ backends: [SimulatedBackend],
        _ service: any ServiceDistribution,
        _ classes: RequestClasses?
    ) -> Double? {
        guard service.meanNanoseconds > 0, !backends.contains(where: { $0.concurrency >= unlimited }) else {
            return nil
        }
        let mean = service.meanNanoseconds
        let rate = Simulation.rate(utilization: 1, of: backends, service: service)
        return rate * mean / (mean + (classes?.meanNanoseconds ?? 0))
    }

    /// When requests arrive, and when that ends by itself.
    private func arrivalShape(
        seed: UInt64,
        capacity: Double?
    ) throws(ExperimentError) -> (shape: any ArrivalShape, end: Int64?) {
        let spacing = arrivals ?? Self.defaultArrivals
        do {
            if let stages {
                let list = try RateStage.list(stages)
                let end = list.reduce(0) { $0 + $1.durationNanoseconds }
                return (try ShapeCatalog.make(spacing, stages: list, seed: seed), end)
            }
            if let trace {
                let shape = try TraceFile.load(trace)
                return (shape, shape.durationNanoseconds)
            }
            if let rate { return (try ShapeCatalog.make(spacing, rate: rate, seed: seed), nil) }
            if live.connections != nil, utilization == nil {
                throw ExperimentError.usage(
                    "\(name) is a closed loop (connections without a rate), which only 'run' drives; "
                        + "give a rate or a utilization to simulate it."
                )
            }
            guard let capacity else {
                throw ExperimentError.usage(
                    "a utilization needs backends with a limit: give a service time above 0 and a concurrency, or a rate."
                )
            }
            let rate = (utilization ?? SimulationDefault.utilization) * capacity
            return (try ShapeCatalog.make(spacing, rate: rate, seed: seed), nil)
        } catch let error as ExperimentError {
            throw error
        } catch {
            throw .usage("\(error)")
        }
    }

    /// The spacing of a scenario that does not name one: what queueing theory assumes.
    package static let defaultArrivals = "poisson"

    /// Turns times into numbers of requests, which is what a simulation counts by.
    private func setLength(
        of simulation: inout Simulation,
        shape: any ArrivalShape,
        end: Int64?
    ) throws(ExperimentError) {
        func arrivals(from start: Int64, to end: Int64) -> Int {
            // A count that comes out a hair below a whole number is that number.
            Int(shape.meanRate(from: start, to: end) * Double(end - start) / 1e9 + 1e-6)
        }
        let start = warmup ?? 0
        if let requests {
            simulation.requests = requests
        } else if let end = duration.map({ start + $0 }) ?? end {
            simulation.requests = arrivals(from: start, to: end)
        } else {
            simulation.requests = SimulationDefault.requests
        }
        let usual = stages == nil && trace == nil ? simulation.requests / SimulationDefault.requestsPerWarmup : 0
        simulation.warmupRequests = warmupRequests ?? warmup.map { arrivals(from: 0, to: $0) } ?? usual
        guard simulation.requests > 0 else {
            throw .usage("\(name) has no measured request: lengthen its duration or raise its rate.")
        }
    }

    private func information() throws(ExperimentError) -> LoadInformation {
        if let staleness = simulated.staleness { return .snapshot(everyNanoseconds: staleness) }
        return simulated.sharesLoad == true ? .shared : .own
    }
}
