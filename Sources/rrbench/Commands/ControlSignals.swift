internal import Foundation
internal import Proxying
internal import Synchronization

/// The signals by which a running proxy is told something: SIGUSR1 opens the access log anew.
final class ControlSignals: Sendable {
    private let proxy = Mutex<ReverseProxy?>(nil)

    /// Takes the signals away from the process's threads; before any other is started, since threads inherit the mask.
    init() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGUSR1)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let watched = signals
        Thread.detachNewThread { [self] in
            var watched = watched
            var number: Int32 = 0
            while true {
                sigwait(&watched, &number)
                proxy.withLock { $0 }?.reopenAccessLog()
            }
        }
    }

    /// Directs the signals to a proxy; those that came before it are ignored.
    func attach(_ proxy: ReverseProxy) {
        self.proxy.withLock { $0 = proxy }
    }
}
