internal import Synchronization

/// A meeting point of all workers: it opens when the last one has arrived, at one moment for all.
///
/// Nobody blocks in it. A worker that arrives goes on with its event loop, and the one that opens the gate wakes
/// the others.
struct Gate: ~Copyable, Sendable {
    private let missing: Atomic<Int>
    private let openingTime = Atomic<Int64>(0)

    /// A gate for so many workers.
    init(workers: Int) {
        missing = Atomic(workers)
    }

    /// Counts one worker in; true for the last one, whose `time` (not 0) is then the moment of the opening.
    func arrive(at time: Int64) -> Bool {
        guard missing.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return false }
        openingTime.store(time, ordering: .releasing)
        return true
    }

    /// The moment of the opening, or `nil` while someone is missing.
    var openedAt: Int64? {
        let time = openingTime.load(ordering: .acquiring)
        return time == 0 ? nil : time
    }
}
