internal import Synchronization

/// What the workers of one run share: the drain between the phases, tickets, accounts, and the wish to stop.
final class RunControl: Sendable {
    /// All workers have finished their warm-up; opens at the run's time at which measuring begins.
    let drained: Gate
    let wakeUps: [WakeUp]
    let counters: [WorkerCounters]
    /// What each worker that has ended left behind.
    let tallies = Mutex<[WorkerTally]>([])
    /// The zero of the run's time on the monotonic clock; 0 until all workers are set up.
    private let clockOrigin = Atomic<Int64>(0)
    private let sequence = Atomic<Int64>(0)
    private let measured = Atomic<Int64>(0)
    private let stopping = Atomic<Bool>(false)
    private let measuringHasBegun = Atomic<Bool>(false)
    private let onMeasuring: @Sendable () -> Void

    /// The shared state of so many workers; `onMeasuring` runs once, on the worker that sends first in that phase.
    init(workers: Int, onMeasuring: @escaping @Sendable () -> Void) throws(LoadPlanError) {
        drained = Gate(workers: workers)
        var wakeUps: [WakeUp] = []
        for _ in 0..<workers { wakeUps.append(try WakeUp()) }
        self.wakeUps = wakeUps
        counters = wakeUps.map { _ in WorkerCounters() }
        self.onMeasuring = onMeasuring
    }

    /// When the load starts in the run's time: a moment ahead, so that no worker is late for the first arrival.
    ///
    /// It is the same in every run, so that a schedule that follows from a seed has the same times in each.
    static let loadStart: Int64 = 1_000_000

    /// Lets all workers begin: the run's time starts at this moment of the monotonic clock.
    func begin(at origin: Int64) {
        clockOrigin.store(origin, ordering: .releasing)
        wakeAll()
    }

    /// The run's clock, or `nil` while a worker is not set up.
    var clock: RunClock? {
        let origin = clockOrigin.load(ordering: .acquiring)
        return origin == 0 ? nil : RunClock(origin: origin)
    }

    /// The next number of a closed loop's request, from 1: the order in which requests leave, over all workers.
    func nextSequence() -> Int64 {
        sequence.wrappingAdd(1, ordering: .relaxed).newValue
    }

    /// Takes one of `limit` measured requests; false once they are all taken.
    func takeMeasured(of limit: Int64) -> Bool {
        measured.wrappingAdd(1, ordering: .relaxed).oldValue < limit
    }

    /// Tells the owner, before the first measured request leaves.
    func noteMeasuring() {
        if !measuringHasBegun.exchange(true, ordering: .acquiringAndReleasing) { onMeasuring() }
    }

    /// Whether sending is to end.
    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    /// Asks all workers to send nothing more.
    func requestStop() {
        stopping.store(true, ordering: .relaxed)
        wakeAll()
    }

    /// Ends every worker's wait.
    func wakeAll() {
        for wakeUp in wakeUps { wakeUp.signal() }
    }
}
