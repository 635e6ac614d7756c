import Serving
import Synchronization

/// The fault events of a group of backends, as they come.
final class FaultLog: Sendable {
    private let all = Mutex<[FaultEvent]>([])

    /// What has come so far.
    var events: [FaultEvent] { all.withLock { $0 } }

    /// What has come so far, as `+` or `-` and the detail.
    var lines: [String] { events.map { ($0.isStart ? "+" : "-") + $0.detail } }

    func add(_ event: FaultEvent) { all.withLock { $0.append(event) } }
}
