internal import CCurl
internal import Glibc

/// A descriptor that another thread can make readable, to end a worker's wait.
final class WakeUp: Sendable {
    let descriptor: Int32

    /// An eventfd; an error where the process has no descriptor left.
    init() throws(LoadPlanError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard descriptor >= 0 else { throw .setUp("no descriptor for a wake-up (\(String(cString: strerror(errno))))") }
    }

    /// Ends the wait, now or the next one to begin.
    func signal() {
        _ = eventfd_write(descriptor, 1)
    }

    /// Takes the signals back, so that the next wait can wait.
    func clear() {
        var count: eventfd_t = 0
        _ = eventfd_read(descriptor, &count)
    }

    deinit {
        close(descriptor)
    }
}
