internal import NIOCore
internal import Pacing
internal import Synchronization

/// The spacing of the requests that all backends of a group receive, in the order in which they are read.
///
/// With the one event loop that an experiment gives its backends, nobody waits for the lock.
final class ArrivalMeter: Sendable {
    private let state = Mutex(ArrivalSpacing())

    /// The spacing so far.
    var spacing: ArrivalSpacing { state.withLock { $0 } }

    /// A request has been read.
    func record() {
        let now = Int64(NIODeadline.now().uptimeNanoseconds)
        state.withLock { $0.add(arrivalAt: now) }
    }
}
