internal import Glibc
internal import Synchronization

/// What a worker shows of itself while it runs; written by its thread alone, read by any.
final class WorkerCounters: Sendable {
    let sent = Atomic<Int64>(0)
    let finished = Atomic<Int64>(0)
    let failed = Atomic<Int64>(0)
    /// Whether its first measured request has been sent.
    let isMeasuring = Atomic<Bool>(false)
    /// The clock of the thread's CPU time, 0 before it runs.
    private let cpuClock = Atomic<Int>(0)
    /// The CPU time at the thread's end in nanoseconds, 0 before.
    private let finalCPU = Atomic<Int64>(0)

    /// Lets other threads read the CPU time of the calling one.
    func publishThread() {
        var clock = clockid_t()
        guard pthread_getcpuclockid(pthread_self(), &clock) == 0 else { return }
        cpuClock.store(Int(clock), ordering: .releasing)
    }

    /// Fixes the CPU time; the thread's clock ends with the thread.
    func publishEnd() {
        finalCPU.store(RunClock.threadCPU(), ordering: .releasing)
    }

    /// CPU nanoseconds of the worker so far.
    var cpuNanoseconds: Int64 {
        let final = finalCPU.load(ordering: .acquiring)
        let clock = cpuClock.load(ordering: .acquiring)
        return final > 0 || clock == 0 ? final : RunClock.nanoseconds(of: clockid_t(clock))
    }
}
