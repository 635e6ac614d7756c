internal import Balancing
internal import Pacing

/// The discrete-event loop: takes the next event or arrival, whichever is earlier, until nothing is left.
///
/// Generic over the strategy, so that a pick is inlined into the loop; see ``Simulation/run(_:)`` for the one place
/// where the strategy is opened. Nothing is allocated in the loop once the tables have grown to the greatest number of
/// requests in the system. An event at the moment of an arrival comes first.
struct Engine<Strategy: BalancingStrategy> {
    let simulation: Simulation
    let ownsViews: Bool
    let delay: Int64
    let sharesProcessors: Bool
    var feed: RequestFeed
    var queue = EventQueue()
    var jobs = JobTable()
    var probes = ProbeTable()
    var servers: [SimulatedServer]
    var processors: [SharedProcessor]
    var dispatchers: [Dispatcher<Strategy>]
    var tally: Tally
    var now: Int64 = 0
    var lastEnd: Int64 = 0

    /// An engine at time 0, with one strategy for each client.
    init(_ simulation: Simulation, strategies: [Strategy]) {
        self.simulation = simulation
        delay = simulation.networkDelayNanoseconds
        sharesProcessors = simulation.discipline == .processorSharing
        feed = RequestFeed(simulation)
        servers = simulation.backends.map { SimulatedServer($0) }
        processors = sharesProcessors ? servers.map { _ in SharedProcessor() } : []
        tally = Tally(simulation)
        let pool = BackendPool(weights: simulation.backends.map(\.weight))
        switch simulation.information {
        case .own:
            ownsViews = true
            dispatchers = strategies.map { Dispatcher(pool: pool, strategies: [$0], countsInFlight: true) }
        case .shared:
            ownsViews = false
            dispatchers = [Dispatcher(pool: pool, strategies: strategies, countsInFlight: true)]
        case .snapshot:
            ownsViews = false
            dispatchers = [Dispatcher(pool: pool, strategies: strategies, countsInFlight: false)]
        }
        queue.reserve(servers.count + simulation.faults.count)
    }

    /// Runs to the end and returns what came of it.
    mutating func run() -> SimulationResult {
        for (index, fault) in simulation.faults.enumerated() {
            queue.schedule(.faulted, index, at: fault.atNanoseconds)
        }
        if case .snapshot = simulation.information { queue.schedule(.published, 0, at: 0) }
        while true {
            let arrival = feed.next
            if let event = queue.first, event.time <= arrival?.arrival ?? .max {
                now = event.time
                handle(event)
            } else if let arrival {
                now = arrival.arrival
                feed.advance()
                dispatch(jobs.insert(arrival))
            } else {
                return result()
            }
        }
    }

    @inline(__always)
    private mutating func handle(_ event: Event) {
        if event.kind == .served { return served(event) }
        queue.removeFirst()
        switch event.kind {
        case .served: break
        case .sharedOut: sharedOut(event)
        case .bypassed: bypassed(event)
        case .reached: reach(event.index)
        case .answered: answer(event.index)
        case .expired: if jobs[event.index].deadline == event.sequence { expire(event.index) }
        case .faulted: inflict(simulation.faults[event.index])
        case .checked: check(event.index)
        case .ramped: ramp(event.index)
        case .published: publish()
        case .probed: reachProbe(event.index)
        case .probeAnswered: answerProbe(event.index)
        }
    }

    /// Places a request with a backend, and sends it there.
    @inline(__always)
    mutating func dispatch(_ slot: Int) {
        jobs[slot].attempts += 1
        jobs[slot].dispatched = now
        let job = jobs[slot]
        let client = Int(job.client)
        let request = RequestContext(keyHash: job.key, worker: client, nowNanoseconds: now)
        let (view, member) = ownsViews ? (client, 0) : (0, client)
        let picked =
            job.attempts == 1
            ? dispatchers[view].pick(member, for: request)
            : dispatchers[view].retry(member, after: Int(job.backend), counted: job.wasCounted, for: request)
        guard let backend = picked else {
            tally.refuse(job)
            jobs.remove(slot)
            return
        }
        jobs[slot].backend = Int32(truncatingIfNeeded: backend)
        tally.pick(backend, of: job, at: now)
        while let target = dispatchers[view].nextProbe(member, for: request) { probe(target, for: member, in: view) }
        if job.attempts == 1, let deadline = simulation.deadlineNanoseconds {
            jobs[slot].deadline = queue.schedule(.expired, slot, at: job.arrival + deadline)
        }
        if delay > 0 {
            queue.schedule(.reached, slot, at: now + delay)
        } else {
            reach(slot)
        }
    }

    /// Brings the answer to a request to its client: another attempt, or its end.
    @inline(__always)
    mutating func answer(_ slot: Int) {
        let job = jobs[slot]
        guard !job.isAbandoned else { return jobs.remove(slot) }
        notify(job)
        if job.succeeded {
            tally.succeed(job, at: now)
        } else if job.attempts <= simulation.retries {
            return dispatch(slot)
        } else {
            tally.fail(job)
        }
        lastEnd = now
        jobs.remove(slot)
    }

    /// Gives a request up at its deadline; its backend is not told, and works on it to the end.
    private mutating func expire(_ slot: Int) {
        jobs[slot].succeeded = false
        notify(jobs[slot])
        jobs[slot].isAbandoned = true
        tally.expire(jobs[slot], at: now)
        lastEnd = now
    }

    @inline(__always)
    private mutating func notify(_ job: Job) {
        let outcome = RequestOutcome(
            latencyNanoseconds: now - job.dispatched,
            endedAtNanoseconds: now,
            succeeded: job.succeeded
        )
        let client = Int(job.client)
        let (view, member) = ownsViews ? (client, 0) : (0, client)
        dispatchers[view].finish(member, Int(job.backend), outcome)
    }

    private func result() -> SimulationResult {
        let elapsed = Double(max(1, lastEnd))
        return SimulationResult(
            strategy: simulation.strategy,
            requests: tally.succeeded + tally.failed,
            succeeded: tally.succeeded,
            failed: tally.failed,
            unplaced: tally.unplaced,
            answeredInTime: tally.answeredInTime,
            latency: tally.latency,
            meanInterval: tally.batches.interval,
            elapsedNanoseconds: lastEnd,
            measuredNanoseconds: lastEnd - (tally.firstArrival ?? lastEnd),
            picksPerBackend: tally.picksPerBackend,
            succeededPerBackend: tally.succeededPerBackend,
            utilizationPerBackend: servers.map { Double($0.work) / elapsed / Double($0.concurrency) },
            picksPerBin: tally.bins,
            picks: tally.picks
        )
    }
}
