internal import Glibc
internal import NIOCore

/// The CPU clock of an event loop's thread, readable from any other thread while that one lives.
struct LoopClock: Sendable {
    private let identifier: clockid_t

    /// The clock of the thread that runs this loop.
    init(of eventLoop: any EventLoop) throws {
        identifier = try eventLoop.submit {
            var identifier = clockid_t()
            pthread_getcpuclockid(pthread_self(), &identifier)
            return identifier
        }.wait()
    }

    /// CPU time, user and system, that the thread has spent so far.
    var nanoseconds: Int64 {
        var time = timespec()
        clock_gettime(identifier, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
