internal import NIOCore

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Leaving the channel while nothing happens.
extension ClientConnection {
    /// Whether it has done nothing but wait for a request, for as long as makes it worth parking.
    ///
    /// A connection with TLS never is: what its channel knows of the session cannot be made anew. Nor is one whose last
    /// answer is still being written, since those bytes are in the channel.
    func isParkable(_ now: Int64) -> Bool {
        guard service.isParkable, phase == .readingHead, deadlineIsIdle, inbox == nil else { return false }
        let timeouts = worker.settings.timeouts
        guard deadline - timeouts.clientIdle + timeouts.parking <= now else { return false }
        return (try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) == 0
    }

    /// A second descriptor of the socket, for the caller to close; `nil` where the process may have no more.
    func duplicateSocket() -> Int32? {
        let descriptor = try? context?.pipeline.syncOperations
            .withUnsafeTransportIfAvailable(of: Int32.self) { fcntl($0, F_DUPFD_CLOEXEC, 0) }
        guard let descriptor, descriptor >= 0 else { return nil }
        return descriptor
    }

    /// Closes the channel and its descriptor, which leaves the connection to the other one: SwiftNIO calls `close(2)`
    /// and not `shutdown(2)`.
    func leaveChannel() {
        phase = .closed
        let channel = context?.channel
        context = nil
        channel?.close(promise: nil)
    }
}
