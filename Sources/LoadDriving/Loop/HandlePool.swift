internal import CCurl
internal import Glibc

/// A worker's libcurl handles, and the memory at fixed addresses that their callbacks point into.
final class HandlePool {
    private(set) var transfers: [UnsafeMutablePointer<Transfer>] = []
    private(set) var shards: [UnsafeMutablePointer<CurlShard>] = []
    let watch: UnsafeMutablePointer<SocketWatch>
    let reader: UnsafeMutablePointer<ResponseReader>
    private let options: TransferOptions
    private let clock: RunClock

    /// A pool without handles, for a checked plan.
    init(plan: LoadPlan, clock: RunClock, names: BackendNames) throws(LoadPlanError) {
        guard CurlLibrary.isReady else { throw .setUp("libcurl cannot be set up") }
        let options = try TransferOptions(plan)
        let sockets = try SocketWatch()
        self.options = options
        self.clock = clock
        watch = .allocate(capacity: 1)
        watch.initialize(to: sockets)
        reader = .allocate(capacity: 1)
        reader.initialize(to: ResponseReader(backendHeader: plan.backendHeader, names: names, clock: clock))
    }

    deinit {
        for transfer in transfers {
            if transfer.pointee.isActive {
                curl_multi_remove_handle(shards[transfer.pointee.shard].pointee.multi, transfer.pointee.easy)
            }
            curl_easy_cleanup(transfer.pointee.easy)
        }
        for shard in shards {
            curl_multi_cleanup(shard.pointee.multi)
            shard.deallocate()
        }
        // Not before the multis: closing their connections calls back into the watch.
        for transfer in transfers { transfer.deallocate() }
        close(watch.pointee.poll)
        watch.deinitialize(count: 1).deallocate()
        reader.deinitialize(count: 1).deallocate()
    }

    /// Makes an easy handle a connection, in as many multis as they need.
    func add(connections: Int) throws(LoadPlanError) {
        for size in LoadPlan.shardSizes(connections: connections) {
            try addShard(handles: size)
            for _ in 0..<size { try addTransfer(shard: shards.count - 1) }
        }
    }

    private func addShard(handles: Int) throws(LoadPlanError) {
        guard let multi = curl_multi_init() else { throw .setUp("libcurl has no memory for a multi handle") }
        let shard = UnsafeMutablePointer<CurlShard>.allocate(capacity: 1)
        shard.initialize(to: CurlShard(multi: multi, watch: watch, index: UInt32(shards.count), clock: clock))
        CurlShard.connect(shard, handles: handles)
        shards.append(shard)
    }

    private func addTransfer(shard: Int) throws(LoadPlanError) {
        guard let easy = curl_easy_init() else { throw .setUp("libcurl has no memory for an easy handle") }
        let transfer = UnsafeMutablePointer<Transfer>.allocate(capacity: 1)
        transfer.initialize(to: Transfer(easy: easy, shard: shard, reader: reader, watch: watch))
        transfers.append(transfer)
        Transfer.connect(transfer)
        try options.apply(to: easy)
    }
}
