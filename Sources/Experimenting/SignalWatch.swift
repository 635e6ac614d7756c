// glibc's sigset_t belongs to whichever module the importer meets first: CLinux, in some builds.
internal import CLinux
internal import Foundation

/// Turns the first Ctrl-C (or SIGTERM) into a call, and lets the second one end the process at once.
package enum SignalWatch {
    /// Takes both signals away from the process's threads and hands them to one that waits for them.
    ///
    /// Call it once, before any other thread is started: threads inherit the mask.
    ///
    /// - Parameter onFirst: called on the waiting thread.
    package static func start(onFirst: @escaping @Sendable () -> Void) {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let watched = signals
        Thread.detachNewThread {
            var watched = watched
            var number: Int32 = 0
            sigwait(&watched, &number)
            onFirst()
            sigwait(&watched, &number)
            _exit(130)
        }
    }
}
