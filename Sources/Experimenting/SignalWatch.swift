internal import Dispatch
internal import Foundation
internal import Synchronization

/// Turns the first Ctrl-C (or SIGTERM) into a call, and lets the second one end the process at once.
package final class SignalWatch: Sendable {
    private let count = Atomic<Int>(0)
    private let sources: [any DispatchSourceSignal]

    /// Starts watching; `onFirst` is called on a queue of its own.
    package init(onFirst: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "rrbench.signals")
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        for source in sources {
            source.setEventHandler { [weak self] in
                guard let self else { return }
                if count.wrappingAdd(1, ordering: .relaxed).oldValue == 0 { onFirst() } else { _exit(130) }
            }
            source.resume()
        }
    }

    /// Whether a signal has come.
    package var wasSignalled: Bool { count.load(ordering: .relaxed) > 0 }

    deinit {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
}
