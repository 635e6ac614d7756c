#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The CPU clock of one thread, readable from any other as long as that thread lives.
struct ThreadClock: Sendable {
    private let clock: clockid_t

    /// The clock of the calling thread.
    init?() {
        #if canImport(Glibc)
            var clock = clockid_t()
            guard pthread_getcpuclockid(pthread_self(), &clock) == 0 else { return nil }
            self.clock = clock
        #else
            return nil
        #endif
    }

    /// CPU time that the thread has used, in nanoseconds, or `nil` once it has ended.
    func nanoseconds() -> Int64? {
        var time = timespec()
        guard clock_gettime(clock, &time) == 0 else { return nil }
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
