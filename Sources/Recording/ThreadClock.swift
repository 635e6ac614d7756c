import Foundation

/// CPU time that the calling thread has used since the clock was made; to be read on that same thread.
struct ThreadClock {
    private let start = Self.now

    /// Nanoseconds of user and system time.
    var elapsedNanoseconds: Int64 { Self.now - start }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
