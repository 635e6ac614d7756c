internal import CCurl
internal import Measuring
internal import Pacing
internal import Synchronization

/// One generator thread: sends what its schedule says over its connections, and records every request.
///
/// The loop sends all that is due, waits for an event or the next send, lets libcurl handle each event, records what
/// that finished, and looks at the schedule again after every single event, so that a burst of answers does not
/// delay a send. The clock is read once an event and once a send: an answer has the time of the event that brought
/// it, a send the time just before libcurl writes to the socket.
///
/// libcurl looks for an answer right after sending. On one machine it may well find it, time after time; so that one
/// connection cannot keep the others from being looked at, a transfer that ends that way rests until the next wait.
struct Worker<Schedule: SendSchedule>: ~Copyable {
    /// After a stop was asked for, how long requests in flight may still take: 2 seconds.
    private static var stopGrace: Int64 { 2_000_000_000 }

    private let index: Int
    private let timeout: Int64
    private let control: RunControl
    private let counters: WorkerCounters
    private let loop: TransferLoop
    private var schedule: Schedule
    private var log: SampleLog
    private var tally = WorkerTally()
    private var connections: ConnectionNumbers
    private let countsWireBytes: Bool
    private var backoff: ConnectBackoff
    private var gaps = GapMeter()
    /// Transfers without a request.
    private var idle: IdleTransfers
    /// Transfers that ended while their request was being sent; idle from the next wait on.
    private var resting: [UnsafeMutablePointer<Transfer>] = []
    /// Transfers whose client thinks before it sends again; a closed loop's only.
    private var thinking: ThinkingClients
    private let thinkTime: (any ServiceDistribution)?
    private var generator: SeededGenerator
    private var isSending = true
    /// When the next request is to leave as far as is known; no deadline while a connection or others must come first.
    private var nextSend = CurlShard.noDeadline
    /// Not later than the first request in flight runs out of time.
    private var nextExpiry = CurlShard.noDeadline
    /// When requests in flight are given up because of a stop.
    private var stopDeadline = CurlShard.noDeadline
    /// The last moment at which a request was due and no connection free.
    private var saturatedAt: Int64 = -1

    /// A worker that has not sent anything.
    init(index: Int, plan: LoadPlan, control: RunControl, loop: TransferLoop, schedule: Schedule, sink: any SampleSink)
    {
        self.index = index
        self.control = control
        self.loop = loop
        self.schedule = schedule
        timeout = plan.timeout
        counters = control.counters[index]
        log = SampleLog(sink: sink)
        backoff = ConnectBackoff(connections: loop.transfers.count)
        connections = ConnectionNumbers(plan: plan)
        countsWireBytes = plan.acceptsCompressed
        thinking = ThinkingClients(capacity: plan.thinkTime == nil ? 0 : loop.transfers.count)
        thinkTime = Schedule.isClosed ? plan.thinkTime : nil
        generator = SeededGenerator(seed: plan.seed &+ UInt64(index))
        idle = IdleTransfers(loop.transfers, takesTurns: plan.connectionMode == .pinned)
    }

    /// Drives the load to its end, and gives the worker's account of it.
    mutating func run() -> WorkerTally {
        gaps.resume(at: loop.tick())
        while true {
            if control.isStopping { stop() }
            sendDue()
            recordTimers()
            if !isSending, inFlight == 0 { break }
            let deadline = resting.isEmpty ? nextDeadline : loop.now
            let count = loop.wait(until: deadline)
            gaps.resume(at: loop.tick(), expected: count == 0 ? deadline : nil)
            wakeResting()
            for event in 0..<count {
                if event > 0 { gaps.note(loop.tick()) }
                guard let shard = loop.deliver(event) else { continue }
                record(shard)
                if isSending { sendDue() }
            }
            if nextExpiry <= loop.now { expire() }
        }
        log.flush()
        tally.longestGap = gaps.longest
        tally.measuringStart = schedule.measuringStart
        return tally
    }

    private var inFlight: Int { loop.transfers.count - idle.count - resting.count - thinking.count }

    private var nextDeadline: Int64 {
        let waking = isSending ? thinking.nextWaking : CurlShard.noDeadline
        return min(min(nextSend, waking), min(nextExpiry, min(stopDeadline, loop.timerDeadline)))
    }

    private mutating func wakeResting() {
        guard !resting.isEmpty else { return }
        for transfer in resting { idle.put(transfer) }
        resting.removeAll(keepingCapacity: true)
    }

    // MARK: Sending

    /// Sends every request whose time has come, as long as there is a connection for it.
    private mutating func sendDue() {
        nextSend = CurlShard.noDeadline
        while isSending {
            let now = loop.now
            while let transfer = thinking.wake(at: now) { idle.put(transfer) }
            if Schedule.isClosed, now < backoff.pausedUntil {
                nextSend = backoff.pausedUntil
                return
            }
            switch schedule.next(at: now, inFlight: inFlight) {
            case .due(let due) where due > now:
                nextSend = due
                return
            case .due,
                .overdue where !idle.isEmpty:
                guard !idle.isEmpty else {
                    saturatedAt = now
                    nextSend = schedule.deadline
                    return
                }
                guard let ticket = schedule.take(at: now), let transfer = idle.take() else { continue }
                send(ticket, on: transfer)
            case .overdue:
                tally.unsent = schedule.countUnsent()
                isSending = false
            case .waiting:
                return
            case .ended:
                isSending = false
            }
        }
    }

    private mutating func send(_ ticket: Ticket, on transfer: UnsafeMutablePointer<Transfer>) {
        if ticket.phase == .measured, tally.sentMeasured == 0 {
            control.noteMeasuring()
            counters.isMeasuring.store(true, ordering: .relaxed)
        }
        let now = loop.tick()
        gaps.note(now)
        var sample = RequestSample()
        sample.sequence = ticket.sequence
        sample.phase = ticket.phase
        sample.scheduledNanoseconds = Schedule.isClosed ? now : ticket.scheduled
        sample.sentNanoseconds = now
        sample.worker = Int16(truncatingIfNeeded: index)
        transfer.pointee.reset(to: sample)
        tally.noteSent(sample, wasBlocked: !Schedule.isClosed && ticket.scheduled <= saturatedAt)
        counters.sent.store(tally.sent, ordering: .relaxed)
        nextExpiry = min(nextExpiry, now + timeout)
        loop.begin(transfer)
        let idleBefore = idle.count
        record(transfer.pointee.shard)
        while idle.count > idleBefore, let ended = idle.takeNewest() { resting.append(ended) }
    }

    // MARK: Recording

    /// Records what has finished in a shard.
    private mutating func record(_ shard: Int) {
        while let finished = loop.nextFinished(in: shard) {
            finish(finished.transfer, finished.transfer.pointee.error(finished.code))
        }
    }

    private mutating func recordTimers() {
        while loop.timerDeadline <= loop.now, let shard = loop.runDueTimer(at: loop.now) {
            record(shard)
            if isSending { sendDue() }
        }
    }

    /// Completes the sample of a request, hands it on, and frees its transfer.
    private mutating func finish(_ transfer: UnsafeMutablePointer<Transfer>, _ error: RequestError) {
        var sample = transfer.pointee.sample
        sample.finishedNanoseconds = loop.now
        sample.error = error
        if countsWireBytes { sample.bytesReceived = transfer.pointee.bytesOnTheWire }
        let isNew = transfer.pointee.hasMadeConnection
        if isNew || !error.isBeforeTheProxy { sample.connection = connections.number(of: transfer, isNew: isNew) }
        if isNew {
            tally.connectionsOpened += 1
            log.append(ConnectionOpening(sample: sample, phases: transfer.pointee.phases))
        }
        log.append(sample)
        if let thinkTime {
            thinking.add(transfer, until: loop.now + thinkTime.sample(using: &generator))
        } else {
            idle.put(transfer)
        }
        tally.repeats += transfer.pointee.repeats(endingWith: error)
        tally.noteFinished(sample)
        counters.finished.store(tally.finished, ordering: .relaxed)
        if error != .none {
            counters.failed.store(tally.failed, ordering: .relaxed)
            tally.failures.note(error, transfer)
        }
        if Schedule.isClosed { backoff.note(error, at: loop.now) }
    }

    // MARK: Giving up

    /// Gives up the requests that are out of time, and finds out when the next one will be.
    ///
    /// This is done here and not by libcurl, whose time-out costs a timer a request: here it costs a walk over the
    /// transfers about once in a timeout.
    private mutating func expire() {
        nextExpiry = CurlShard.noDeadline
        for transfer in loop.transfers where transfer.pointee.isActive {
            let expiry = transfer.pointee.sample.sentNanoseconds + timeout
            if expiry <= loop.now {
                giveUp(transfer, transfer.pointee.timeoutError)
            } else {
                nextExpiry = min(nextExpiry, expiry)
            }
        }
    }

    /// Sends nothing more; what is in flight has the grace to finish, then is given up as interrupted.
    private mutating func stop() {
        isSending = false
        if stopDeadline == CurlShard.noDeadline { stopDeadline = loop.now + Self.stopGrace }
        nextSend = CurlShard.noDeadline
        guard loop.now >= stopDeadline else { return }
        for transfer in loop.transfers where transfer.pointee.isActive { giveUp(transfer, .interrupted) }
    }

    private mutating func giveUp(_ transfer: UnsafeMutablePointer<Transfer>, _ error: RequestError) {
        loop.abort(transfer)
        finish(transfer, error)
    }
}
