internal import Recording
internal import Serving
internal import Synchronization

/// The beginnings and ends of faults at the backends, until the run records them.
final class FaultEvents: Sendable {
    private let waiting = Mutex<[FaultEvent]>([])

    /// Takes an event in, on a backend's event loop.
    func add(_ event: FaultEvent) { waiting.withLock { $0.append(event) } }

    /// Hands over what has come, as rows of a run whose load began at `origin` on the monotonic clock.
    func take(origin: Int64) -> [RunEvent] {
        let events = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        return events.map { event in
            RunEvent(
                atNanoseconds: max(0, event.atNanoseconds - origin),
                kind: event.isStart ? "fault_start" : "fault_end",
                backend: event.backend + 1,
                detail: event.detail
            )
        }
    }
}
