internal import CCurl
internal import Glibc

/// A worker's libcurl handles, and the memory at fixed addresses that their callbacks point into.
final class HandlePool {
    private(set) var transfers: [UnsafeMutablePointer<Transfer>] = []
    private(set) var shards: [UnsafeMutablePointer<CurlShard>] = []
    let watch: UnsafeMutablePointer<SocketWatch>
    let reader: UnsafeMutablePointer<ResponseReader>
    /// How many shards have a deadline.
    let armed: UnsafeMutablePointer<Int>
    /// What the handles carry.
    let mix: RequestMix
    private let options: TransferOptions
    private let plan: LoadPlan

    /// A pool without handles, for a checked plan.
    init(plan: LoadPlan, names: BackendNames) throws(LoadPlanError) {
        guard CurlLibrary.isReady else { throw .setUp("libcurl cannot be set up") }
        let mix = try RequestMix(plan)
        let options = try TransferOptions(plan, isClearText: mix.isClearText)
        let sockets = try SocketWatch()
        self.mix = mix
        self.options = options
        self.plan = plan
        armed = .allocate(capacity: 1)
        armed.initialize(to: 0)
        watch = .allocate(capacity: 1)
        watch.initialize(to: sockets)
        reader = .allocate(capacity: 1)
        reader.initialize(to: ResponseReader(plan: plan, names: names, clock: RunClock(origin: 0)))
    }

    deinit {
        for transfer in transfers {
            if transfer.pointee.isActive {
                curl_multi_remove_handle(transfer.pointee.home.pointee.multi, transfer.pointee.easy)
            }
            curl_easy_cleanup(transfer.pointee.easy)
        }
        for shard in shards { curl_multi_cleanup(shard.pointee.multi) }
        // Not before the multis: closing their connections calls back into the shards and the watch.
        for shard in shards { shard.deallocate() }
        for transfer in transfers {
            transfer.pointee.failureText.deallocate()
            transfer.pointee.memory.deallocate()
            transfer.deallocate()
        }
        armed.deallocate()
        close(watch.pointee.poll)
        watch.deinitialize(count: 1).deallocate()
        reader.deinitialize(count: 1).deallocate()
    }

    /// Whether the target is reached in clear text.
    var isClearText: Bool { mix.isClearText }

    /// Gives everything that looks at the time the run's clock.
    func start(_ clock: RunClock) {
        for shard in shards { shard.pointee.clock = clock }
        reader.pointee.clock = clock
    }

    /// Makes the easy handles of so many connections, in as many multis as they need.
    func add(connections: Int) throws(LoadPlanError) {
        for size in plan.shardSizes(connections: connections) {
            let shard = try addShard(handles: size)
            for _ in 0..<size { try addTransfer(shard) }
        }
    }

    /// Makes libcurl forget how often requests of a handle had to begin anew.
    ///
    /// A request that finds its connection closed by the server, or a stream that an HTTP/2 server did not accept before
    /// it closed (RFC 9113 §6.8), is sent again by libcurl. Version 7.88 counts that up over the whole life of a handle,
    /// gives the sixth one up (*Connection died, tried 5 times before giving up*) and only forgets in `curl_easy_reset`,
    /// which leaves cookies and connections alone.
    func renew(_ transfer: UnsafeMutablePointer<Transfer>) {
        transfer.pointee.restarts = 0
        transfer.pointee.kind = -1
        curl_easy_reset(transfer.pointee.easy)
        Transfer.connect(transfer)
        // They were accepted before.
        try? options.apply(to: transfer.pointee.easy)
        if mix.isConstant { mix.prepare(transfer) }
    }

    private func addShard(handles: Int) throws(LoadPlanError) -> UnsafeMutablePointer<CurlShard> {
        guard let multi = curl_multi_init() else { throw .setUp("libcurl has no memory for a multi handle") }
        let shard = UnsafeMutablePointer<CurlShard>.allocate(capacity: 1)
        let index = UInt32(shards.count)
        shard.initialize(to: CurlShard(multi: multi, watch: watch, index: index, armed: armed))
        CurlShard.connect(
            shard,
            handles: handles,
            kept: plan.connectionsKept(handles: handles),
            isSingle: plan.hasConnectionPerShard
        )
        shards.append(shard)
        return shard
    }

    private func addTransfer(_ shard: UnsafeMutablePointer<CurlShard>) throws(LoadPlanError) {
        guard let easy = curl_easy_init() else { throw .setUp("libcurl has no memory for an easy handle") }
        let transfer = UnsafeMutablePointer<Transfer>.allocate(capacity: 1)
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        text.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        transfer.initialize(
            to: Transfer(
                easy: easy,
                reader: reader,
                watch: watch,
                home: shard,
                failureText: text,
                memory: mix.makeMemory(),
                matcher: mix.matcher(ofKind: 0)
            )
        )
        transfers.append(transfer)
        Transfer.connect(transfer)
        try options.apply(to: easy)
        if mix.isConstant { mix.prepare(transfer) }
    }
}
