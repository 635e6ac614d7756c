internal import Foundation

/// The signals by which a running proxy is told something: SIGUSR1 and SIGHUP.
struct ControlSignals {
    private let signals: sigset_t

    /// Takes the signals away from the process's threads; before any is started, since threads inherit the mask.
    init() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGUSR1)
        sigaddset(&signals, SIGHUP)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        self.signals = signals
    }

    /// Directs the signals to a proxy, from a thread that has the mask of this one, where they are handled in turn.
    ///
    /// - Parameters:
    ///   - reopen: what SIGUSR1 asks for: log files are opened anew.
    ///   - reload: what SIGHUP asks for: the configuration is read again.
    func direct(reopen: @escaping @Sendable () -> Void, reload: @escaping @Sendable () -> Void) {
        let watched = signals
        Thread.detachNewThread {
            var watched = watched
            var number: Int32 = 0
            while true {
                sigwait(&watched, &number)
                if number == SIGHUP { reload() } else { reopen() }
            }
        }
    }
}
