internal import Foundation

/// The processor time of this process.
enum ProcessClock {
    /// Processor time of all threads so far, in nanoseconds, user and system together.
    static func cpuNanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
