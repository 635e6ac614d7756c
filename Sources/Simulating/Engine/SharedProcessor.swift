/// A processor-sharing backend: every job gets the same rate, so jobs end in the order of their *virtual* end.
///
/// Virtual time V advances at the rate that each job gets. A job that arrives at V with work w ends when V reaches V + w,
/// whatever comes and goes meanwhile, so arrivals and ends cost O(log k) for k jobs (the virtual clock of fair queueing).
struct SharedProcessor {
    private struct Share: BitwiseCopyable, Comparable {
        var end: Double
        var slot: Int32

        static func < (left: Share, right: Share) -> Bool {
            left.end != right.end ? left.end < right.end : left.slot < right.slot
        }
    }

    private var shares = MinimumHeap<Share>()
    private var virtualTime = 0.0
    private var updated: Int64 = 0
    /// The number of the event with which the next job leaves.
    var departure: UInt32 = 0

    /// The job that ends next.
    var firstSlot: Int? { shares.first.map { Int($0.slot) } }

    /// Advances virtual time to a moment, at the rate of the time since the last change.
    mutating func advance(to now: Int64, concurrency: Int, slowness: Double) {
        guard now > updated else { return }
        virtualTime = shares.count == 0 ? 0 : virtualTime + Double(now - updated) * rate(concurrency, slowness)
        updated = now
    }

    /// Lets virtual time stand still until a moment; it must be up to date.
    mutating func pause(until end: Int64) { updated = end }

    /// Adds a job with some work; virtual time must be up to date.
    mutating func insert(_ slot: Int, work: Int64) {
        shares.insert(Share(end: virtualTime + Double(work), slot: Int32(truncatingIfNeeded: slot)))
    }

    /// Removes the job that ends next, of which there must be one.
    mutating func removeFirst() { shares.removeFirst() }

    /// Removes all jobs.
    mutating func removeAll() { shares.removeAll() }

    /// The moment at which the next job ends if nothing changes; virtual time must be up to date.
    func nextEnd(concurrency: Int, slowness: Double) -> Int64? {
        guard let first = shares.first else { return nil }
        let wait = (first.end - virtualTime) / rate(concurrency, slowness)
        return updated + Int64(min(max(0, wait), 0x1p61).rounded(.up))
    }

    private func rate(_ concurrency: Int, _ slowness: Double) -> Double {
        min(1, Double(concurrency) / Double(max(1, shares.count))) / slowness
    }
}
