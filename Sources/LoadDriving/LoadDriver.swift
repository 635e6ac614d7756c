package import Measuring
internal import Synchronization

/// Drives a planned load and hands every request's sample to a sink.
///
/// `init` checks the plan, ``start()`` begins sending on threads of its own, ``wait()`` blocks until all is done.
/// A target that cannot be reached is no error here: its requests are samples that failed.
package final class LoadDriver: Sendable {
    private let plan: LoadPlan
    private let sink: any SampleSink
    private let control: RunControl
    private let names: BackendNames
    private let run = Mutex(Run())

    /// What exists from the start on.
    private struct Run {
        var origin: Int64 = 0
        var threads: [WorkerThread] = []
    }

    /// A driver for a plan; an error if the plan cannot be driven.
    ///
    /// - Parameters:
    ///   - plan: What to send.
    ///   - sink: Takes the samples, from every worker's thread.
    ///   - onMeasuring: Runs once, on a worker's thread, just before the first measured request leaves; the moment
    ///     to read the CPU clocks of others. It must be short.
    /// - Throws: ``LoadPlanError``, a sentence for the user.
    package init(
        plan: LoadPlan,
        sink: any SampleSink,
        onMeasuring: @escaping @Sendable () -> Void = {}
    ) throws(LoadPlanError) {
        try plan.validate()
        self.plan = plan
        self.sink = sink
        names = BackendNames(known: plan.knownBackends)
        control = try RunControl(workers: plan.threads, onMeasuring: onMeasuring)
    }

    /// Sets up all connections' handles and starts the threads; to be called once, and followed by ``wait()``.
    ///
    /// An error means that nothing was sent.
    package func start() throws(LoadPlanError) {
        do throws(LoadPlanError) {
            for worker in 0..<plan.threads { try startWorker(worker) }
        } catch {
            control.requestStop()
            joinAll()
            throw error
        }
        let origin = RunClock.monotonic()
        run.withLock { $0.origin = origin }
        control.begin(at: origin)
    }

    /// Ends sending, from any thread and at any time: what is in flight may finish within 2 seconds, and what has
    /// not is then recorded as ``RequestError/interrupted``.
    package func requestStop() {
        control.requestStop()
    }

    /// Blocks until every request has ended and its sample is with the sink; the result is the same each time.
    @discardableResult
    package func wait() -> LoadResult {
        joinAll()
        let origin = run.withLock { $0.origin }
        let tallies = control.tallies.withLock { $0 }
        return LoadResult(
            plan: plan,
            origin: origin,
            tallies: tallies,
            workerCPU: control.counters.map { $0.cpuNanoseconds },
            backendNames: names.all,
            wasStopped: control.isStopping
        )
    }

    /// The zero of the run's time on the monotonic clock, in nanoseconds; 0 before ``start()``.
    package var origin: Int64 { run.withLock { $0.origin } }

    /// The time from ``origin`` to the start of the load, in nanoseconds: what the first arrival of a schedule is due at.
    package static var loadStart: Int64 { RunControl.loadStart }

    /// The measured interval in nanoseconds since ``origin``, as far as the plan says it: to the end of a duration, or
    /// without an end; `nil` until its start is known.
    package var plannedInterval: Range<Int64>? {
        var start = RunControl.loadStart + plan.warmup
        if case .closed = plan.mode, plan.warmup > 0 {
            guard let opening = control.drained.openedAt else { return nil }
            start = opening
        }
        guard case .duration(let duration) = plan.limit else { return start ..< .max }
        return start..<(start + duration)
    }

    /// What has been sent so far; cheap enough to ask many times a second.
    package var live: LoadProgress {
        let origin = run.withLock { $0.origin }
        let counters = control.counters
        return LoadProgress(
            elapsed: origin == 0 ? 0 : RunClock(origin: origin).now(),
            phase: counters.contains { $0.isMeasuring.load(ordering: .relaxed) } ? .measured : .warmup,
            sent: counters.reduce(0) { $0 + $1.sent.load(ordering: .relaxed) },
            finished: counters.reduce(0) { $0 + $1.finished.load(ordering: .relaxed) },
            failed: counters.reduce(0) { $0 + $1.failed.load(ordering: .relaxed) },
            cpuNanoseconds: counters.reduce(0) { $0 + $1.cpuNanoseconds }
        )
    }

    private func joinAll() {
        let threads = run.withLock { run in
            defer { run.threads = [] }
            return run.threads
        }
        for thread in threads { thread.join() }
    }

    private func startWorker(_ worker: Int) throws(LoadPlanError) {
        let loop = try TransferLoop(
            plan: plan,
            connections: plan.connections(ofWorker: worker),
            names: names,
            wakeUp: control.wakeUps[worker]
        )
        let job = WorkerJob(index: worker, plan: plan, control: control, sink: sink)
        let thread = try WorkerThread(name: "load-\(worker)") { job.run(on: loop) }
        run.withLock { $0.threads.append(thread) }
    }
}
