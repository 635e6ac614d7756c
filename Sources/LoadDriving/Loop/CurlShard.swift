internal import CCurl

/// One multi handle with its share of a worker's easy handles, and the deadline of libcurl's own timer.
///
/// It lives at a fixed address, which libcurl's callbacks get; they run inside calls that libcurl is given, so no
/// method here calls libcurl while it changes the shard.
struct CurlShard {
    /// libcurl's timer is off.
    static let noDeadline = Int64.max

    let multi: UnsafeMutableRawPointer
    let watch: UnsafeMutablePointer<SocketWatch>
    let index: UInt32
    var clock = RunClock(origin: 0)
    /// How many shards of the worker have a deadline, so that nobody looks at them all when none has.
    let armed: UnsafeMutablePointer<Int>
    /// The number of the shard's connection, where it has one and no more; 0 from its making to its first answer.
    var connection: Int32 = 0
    /// Sockets that are open.
    var openSockets = 0
    /// Whether a request is under way that makes the connection to come.
    var hasMaker = false
    /// When libcurl wants to be called though no descriptor is ready, in the run's time.
    var deadline = Self.noDeadline {
        didSet {
            armed.pointee += (deadline == Self.noDeadline ? 0 : 1) - (oldValue == Self.noDeadline ? 0 : 1)
        }
    }

    /// Whether the shard's one connection is on its way, and nothing has been answered on it yet.
    var isMakingConnection: Bool { connection == 0 }

    /// Sets up the multi of a shard that lives at `shard`; `isSingle` says that it may have one connection only, `kept`
    /// how many it keeps otherwise.
    static func connect(_ shard: UnsafeMutablePointer<CurlShard>, handles: Int, kept: Int, isSingle: Bool) {
        let multi = shard.pointee.multi
        curl_multi_on_socket(multi, onSocket, shard)
        curl_multi_on_timer(multi, onTimer, shard)
        // Or the cache closes the oldest connection whenever more are open than it likes.
        curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, kept)
        if isSingle {
            curl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, 1)
            curl_multi_set_long(multi, CURLMOPT_MAX_CONCURRENT_STREAMS, handles)
        }
    }

    /// What an event of a descriptor brings back: the descriptor, and the shard to tell.
    static func tag(descriptor: Int32, shard: UInt32) -> UInt64 {
        UInt64(shard) << 32 | UInt64(UInt32(bitPattern: descriptor))
    }

    private static let onSocket: curl_socket_callback = { _, descriptor, action, context, _ in
        guard let shard = context?.assumingMemoryBound(to: CurlShard.self) else { return 0 }
        if action == CURL_POLL_REMOVE {
            shard.pointee.watch.pointee.release(descriptor)
        } else {
            let input = action & CURL_POLL_IN != 0 ? EPOLLIN.rawValue : 0
            let output = action & CURL_POLL_OUT != 0 ? EPOLLOUT.rawValue : 0
            let tag = tag(descriptor: descriptor, shard: shard.pointee.index)
            shard.pointee.watch.pointee.want(input | output, of: descriptor, tag: tag)
        }
        return 0
    }

    private static let onTimer: curl_multi_timer_callback = { _, milliseconds, context in
        guard let shard = context?.assumingMemoryBound(to: CurlShard.self) else { return 0 }
        // 0 is the common case, as every start asks for it; then any moment that is past will do.
        shard.pointee.deadline =
            switch milliseconds {
            case ..<0: noDeadline
            case 0: 0
            default: shard.pointee.clock.now() + Int64(milliseconds) * 1_000_000
            }
        return 0
    }
}
