internal import CCurl

/// The connections of one worker: easy handles in their multis, and one epoll for all.
///
/// It sends when told to, waits when told to, and says what has finished; what is sent when is not its business. Everything
/// in it belongs to one thread.
final class TransferLoop {
    /// A transfer that has ended, with libcurl's verdict.
    struct Finished {
        let transfer: UnsafeMutablePointer<Transfer>
        let code: CURLcode
    }

    /// The most events taken from one wait.
    private static let eventsPerWait = 64
    /// A wait that the kernel could stretch by more than 10 µs.
    private static let longWait: Int64 = 10_000_000
    /// The tag of the descriptor with which other threads end a wait.
    private static let wakeUpTag = UInt64.max

    /// Every transfer, active or not, at a fixed address.
    let transfers: [UnsafeMutablePointer<Transfer>]
    private let shards: [UnsafeMutablePointer<CurlShard>]
    private let watch: UnsafeMutablePointer<SocketWatch>
    private let reader: UnsafeMutablePointer<ResponseReader>
    private let events: UnsafeMutablePointer<epoll_event>
    private let pool: HandlePool
    private let wakeUp: WakeUp
    private let speaksClearHTTP2: Bool
    /// What makes a handle carry the next request, where requests differ.
    private let mix: RequestMix?

    /// Handles for so many connections of a checked plan; nothing is sent yet.
    init(
        plan: LoadPlan,
        connections: Int,
        names: BackendNames,
        wakeUp: WakeUp
    ) throws(LoadPlanError) {
        let pool = try HandlePool(plan: plan, names: names)
        try pool.add(connections: connections)
        let poll = pool.watch.pointee.poll
        guard epoll_set(poll, EPOLL_CTL_ADD, wakeUp.descriptor, EPOLLIN.rawValue, Self.wakeUpTag) == 0 else {
            throw .setUp("the wake-up cannot be watched")
        }
        self.pool = pool
        self.wakeUp = wakeUp
        mix = pool.mix.isConstant ? nil : pool.mix
        speaksClearHTTP2 = plan.http2 && pool.isClearText
        transfers = pool.transfers
        shards = pool.shards
        watch = pool.watch
        reader = pool.reader
        events = .allocate(capacity: Self.eventsPerWait)
    }

    deinit {
        events.deallocate()
    }

    /// Takes the run's clock; until then there is no time.
    func start(_ clock: RunClock) {
        pool.start(clock)
    }

    /// The run's time as of the last ``tick()``, or as of now where libcurl has done something since.
    @inline(__always)
    var now: Int64 { reader.pointee.arrivalTime() }

    /// Reads the clock.
    @inline(__always)
    func tick() -> Int64 {
        reader.pointee.arrival = nil
        return now
    }

    /// Sends a request now: on an open connection, its bytes are with the kernel when this returns.
    ///
    /// The transfer may have finished by then; ask ``nextFinished(in:)``.
    func begin(_ transfer: UnsafeMutablePointer<Transfer>) {
        let shard = transfer.pointee.home
        transfer.pointee.isActive = true
        if transfer.pointee.isDueForRenewal { pool.renew(transfer) }
        mix?.prepare(transfer)
        if speaksClearHTTP2 { transfer.pointee.askForClearHTTP2() }
        curl_multi_add_handle(shard.pointee.multi, transfer.pointee.easy)
        runTimer(of: shard)
    }

    /// Takes a request back, and closes its connection.
    func abort(_ transfer: UnsafeMutablePointer<Transfer>) {
        transfer.pointee.isActive = false
        transfer.pointee.endClearHTTP2()
        curl_multi_remove_handle(transfer.pointee.home.pointee.multi, transfer.pointee.easy)
    }

    /// The next transfer of a shard that has ended, whose handle is then free; to be asked until there is none.
    func nextFinished(in shard: Int) -> Finished? {
        let multi = shards[shard].pointee.multi
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let code = message.pointee.data.result
            // This frees the message.
            curl_multi_remove_handle(multi, easy)
            guard let transfer = curl_get_private(easy)?.assumingMemoryBound(to: Transfer.self) else { continue }
            transfer.pointee.isActive = false
            if speaksClearHTTP2, transfer.pointee.mustBeginAnew(code) {
                transfer.pointee.hasOpenedConnection = false
                transfer.pointee.failureText[0] = 0
                begin(transfer)
                continue
            }
            transfer.pointee.endClearHTTP2()
            return Finished(transfer: transfer, code: code)
        }
        return nil
    }

    /// When libcurl wants ``runDueTimer(at:)`` to be called, in the run's time.
    var timerDeadline: Int64 {
        var earliest = CurlShard.noDeadline
        // The usual case by far, and there may be a thousand shards.
        guard pool.armed.pointee > 0 else { return earliest }
        for shard in shards { earliest = min(earliest, shard.pointee.deadline) }
        return earliest
    }

    /// Runs one timer that is due and gives its shard, whose transfers may have finished; `nil` when none is due.
    func runDueTimer(at now: Int64) -> Int? {
        for (index, shard) in shards.enumerated() where shard.pointee.deadline <= now {
            runTimer(of: shard)
            return index
        }
        return nil
    }

    private func runTimer(of shard: UnsafeMutablePointer<CurlShard>) {
        reader.pointee.arrival = nil
        shard.pointee.deadline = CurlShard.noDeadline
        var running: Int32 = 0
        curl_multi_socket_action(shard.pointee.multi, CURL_SOCKET_TIMEOUT, 0, &running)
    }

    /// Waits until a descriptor is ready or the deadline (in the run's time) has come; gives the number of events.
    ///
    /// The kernel may stretch a wait by a thousandth (`select_estimate_accuracy`), so a long one ends a little
    /// early, and the caller, who looks at the clock anyway, waits again for the short rest.
    func wait(until deadline: Int64) -> Int {
        var remaining: Int64 = -1
        if deadline < CurlShard.noDeadline {
            remaining = max(0, deadline - now)
            if remaining > Self.longWait {
                remaining -= remaining / 256
            } else if remaining > 0 {
                remaining = max(0, deadline - tick())
            }
        }
        let capacity = Int32(Self.eventsPerWait)
        return max(0, Int(epoll_wait_nanoseconds(watch.pointee.poll, events, capacity, remaining)))
    }

    /// Lets libcurl handle an event of the last wait; gives the shard whose transfers may have finished.
    func deliver(_ index: Int) -> Int? {
        let tag = epoll_data(events + index)
        guard tag != Self.wakeUpTag else {
            wakeUp.clear()
            return nil
        }
        let descriptor = Int32(truncatingIfNeeded: tag)
        guard watch.pointee.isWanted(descriptor) else { return nil }
        let shard = Int(tag >> 32)
        var running: Int32 = 0
        curl_multi_socket_action(
            shards[shard].pointee.multi,
            descriptor,
            Self.action(events[index].events),
            &running
        )
        return shard
    }

    private static func action(_ events: UInt32) -> Int32 {
        var action: Int32 = 0
        if events & EPOLLIN.rawValue != 0 { action |= CURL_CSELECT_IN }
        if events & EPOLLOUT.rawValue != 0 { action |= CURL_CSELECT_OUT }
        if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { action |= CURL_CSELECT_ERR }
        return action
    }
}
