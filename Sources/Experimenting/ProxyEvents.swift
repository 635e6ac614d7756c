internal import Proxying
internal import Recording
internal import Synchronization

/// What the embedded proxy reports of its backends and retries, until the run records it.
///
/// Details begin with `key=value` words, such as `pick=N`, the picks made by then; ``PickHistory`` reads them back.
///
/// Taken in on the event loops as the values that they come in; they become texts when they are handed on.
final class ProxyEvents: Sendable {
    private enum Event {
        case fleet(FleetEvent)
        case membership(MembershipEvent)
        case retry(RetryEvent)
    }

    private let waiting = Mutex<[Event]>([])

    /// Asks a proxy that is about to start for its events.
    func listen(to configuration: inout ProxyConfiguration) {
        configuration.onHealthEvent = { [self] event in waiting.withLock { $0.append(.fleet(event)) } }
        configuration.onMembership = { [self] event in waiting.withLock { $0.append(.membership(event)) } }
        configuration.onRetry = { [self] event in waiting.withLock { $0.append(.retry(event)) } }
    }

    /// Hands over what has come, as rows of a run whose load began at `origin` on the monotonic clock; `names` are the
    /// backends by index.
    ///
    /// What came before the load began stands at the beginning.
    func take(origin: Int64, names: [String]) -> [RunEvent] {
        let events = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        return events.map { event in
            switch event {
            case .fleet(let event):
                RunEvent(
                    atNanoseconds: max(0, event.atNanoseconds - origin),
                    kind: event.kind,
                    backend: event.backend.flatMap { names.firstIndex(of: $0) }.map { $0 + 1 },
                    detail: "pick=\(event.picks) \(event.detail)"
                )
            case .membership(let event):
                RunEvent(
                    atNanoseconds: max(0, event.atNanoseconds - origin),
                    kind: "membership",
                    detail: event.detail
                )
            case .retry(let event):
                RunEvent(
                    atNanoseconds: max(0, event.atNanoseconds - origin),
                    kind: "retry",
                    backend: event.failed + 1,
                    detail: "\(event.keys) \(event.detail(names))"
                )
            }
        }
    }
}
