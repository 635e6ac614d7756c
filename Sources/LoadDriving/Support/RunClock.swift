// The header of either module may be the one that first declares `timespec` to the compiler.
internal import CCurl
internal import Glibc

/// The run's time: nanoseconds on the monotonic clock since the start of the load.
struct RunClock: Sendable {
    /// The start of the load on the monotonic clock, in nanoseconds.
    let origin: Int64

    /// Nanoseconds since the start of the load.
    @inline(__always)
    func now() -> Int64 {
        Self.monotonic() - origin
    }

    /// Nanoseconds on the system's monotonic clock; a few tens of nanoseconds, without a system call.
    @inline(__always)
    static func monotonic() -> Int64 {
        nanoseconds(of: CLOCK_MONOTONIC)
    }

    /// The CPU time of the calling thread, user and kernel, in nanoseconds.
    static func threadCPU() -> Int64 {
        nanoseconds(of: CLOCK_THREAD_CPUTIME_ID)
    }

    /// A clock's reading in nanoseconds; 0 where the clock is gone, as that of a thread that has ended.
    @inline(__always)
    static func nanoseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        guard clock_gettime(clock, &time) == 0 else { return 0 }
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
