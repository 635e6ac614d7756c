internal import Foundation
internal import Proxying

/// The signals by which a running proxy is told something: SIGUSR1 opens the access log anew.
struct ControlSignals {
    private let signals: sigset_t

    /// Takes the signals away from the process's threads; before any is started, since threads inherit the mask.
    init() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGUSR1)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        self.signals = signals
    }

    /// Directs the signals to a proxy, from a thread that has the mask of this one.
    func direct(to proxy: ReverseProxy) {
        let watched = signals
        Thread.detachNewThread {
            var watched = watched
            var number: Int32 = 0
            while true {
                sigwait(&watched, &number)
                proxy.reopenAccessLog()
            }
        }
    }
}
