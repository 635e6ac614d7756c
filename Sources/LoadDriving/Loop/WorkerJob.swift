internal import CCurl
internal import Measuring
internal import Pacing
internal import Synchronization

/// What a worker's thread does: wait for the start, drive the load, leave its account.
struct WorkerJob: Sendable {
    let index: Int
    let plan: LoadPlan
    let control: RunControl
    let sink: any SampleSink

    /// The whole life of the thread.
    func run(on loop: TransferLoop) {
        let counters = control.counters[index]
        counters.publishThread()
        // Sleep as exactly as the kernel can; by default it may be 50 µs late.
        _ = set_timer_slack(1)
        if let clock = awaitStart(loop) {
            loop.start(clock)
            let tally = drive(loop, from: RunControl.loadStart)
            control.tallies.withLock { $0.append(tally) }
        }
        counters.publishEnd()
    }

    /// The run's clock, once all workers are set up; `nil` if one could not be.
    private func awaitStart(_ loop: TransferLoop) -> RunClock? {
        while true {
            if let clock = control.clock { return clock }
            if control.isStopping { return nil }
            for event in 0..<loop.wait(until: .max) { _ = loop.deliver(event) }
        }
    }

    /// Opens the mode once, at the door: the loop behind it is compiled for each schedule.
    private func drive(_ loop: TransferLoop, from start: Int64) -> WorkerTally {
        switch plan.mode {
        case .closed:
            let schedule = ClosedSchedule(control: control, start: start, warmup: plan.warmup, limit: plan.limit)
            return drive(loop, by: schedule)
        case .open(let shape):
            return drive(loop, shape: shape, from: start)
        }
    }

    private func drive(_ loop: TransferLoop, shape: some ArrivalShape, from start: Int64) -> WorkerTally {
        let schedule = OpenSchedule(
            shape: shape,
            start: start,
            warmup: plan.warmup,
            limit: plan.limit,
            worker: index,
            workers: plan.threads
        )
        return drive(loop, by: schedule)
    }

    private func drive(_ loop: TransferLoop, by schedule: some SendSchedule) -> WorkerTally {
        var worker = Worker(
            index: index,
            plan: plan,
            control: control,
            loop: loop,
            schedule: schedule,
            sink: sink
        )
        return worker.run()
    }
}
