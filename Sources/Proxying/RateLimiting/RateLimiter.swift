/// One rate limit, kept for each client apart, in bounded memory.
///
/// A plain value for the caller to lock: one for the whole proxy, since the same client may reach any event loop. A
/// decision is one hash look-up and a few comparisons; nothing is allocated after the start.
///
/// When more clients come than the table holds, the one unheard of for longest is forgotten. That is harmless where
/// its bucket is full again, which is so for every client silent for (burst + 1) · T. Where it is not, the client would
/// be given a fresh burst: ``earlyEvictions`` counts these, and while it grows the table is too small.
struct RateLimiter: Sendable {
    private var algorithm: GCRA
    private var table: RecencyTable
    /// Requests that were rejected.
    private(set) var rejected: Int64 = 0
    /// Requests that were held back.
    private(set) var delayed: Int64 = 0
    /// Clients that were forgotten while they still owed something.
    private(set) var earlyEvictions: Int64 = 0

    /// A limiter that remembers up to `clients` clients, by default 65,536 in 2 MiB.
    init(_ limit: RateLimit, clients: Int = 65_536) {
        algorithm = GCRA(limit)
        table = RecencyTable(capacity: clients)
    }

    /// Clients that are remembered.
    var clients: Int { table.count }

    /// Goes over to another limit: who was so many requests ahead of the old rate is as many ahead of the new one.
    ///
    /// Nobody is further ahead than an empty bucket of the new limit. O(clients).
    mutating func change(to limit: RateLimit, now: Int64) {
        let (old, new) = (algorithm, GCRA(limit))
        table.updateAll { arrival in
            let requests = Double(max(0, arrival - now)) / Double(old.interval)
            let most = new.tolerance + new.interval
            let early = requests * Double(new.interval)
            arrival = now + (early < Double(most) ? Int64(early.rounded()) : most)
        }
        algorithm = new
    }

    /// Decides on a request of a client at `now`, in nanoseconds on a monotonic clock.
    mutating func decide(_ client: ClientKey, now: Int64) -> RateDecision {
        let algorithm = algorithm
        var isEarly = false
        let decision = table.withValue(of: client.bits, initial: now, evicted: { isEarly = $0 > now }) {
            algorithm.decide(&$0, now: now)
        }
        if isEarly { earlyEvictions += 1 }
        switch decision {
        case .admit: break
        case .delay: delayed += 1
        case .reject: rejected += 1
        }
        return decision
    }
}
