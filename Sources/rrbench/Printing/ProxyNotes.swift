internal import Dispatch
internal import Proxying

/// What a running proxy says on standard error, written off its event loops.
enum ProxyNotes {
    private static let queue = DispatchQueue(label: "rrbench.notes")

    /// Something became of a backend.
    static func healthEvent(_ event: FleetEvent) {
        note("\(event.backend ?? "all backends"): \(event.kind), \(event.detail)")
    }

    /// Writes a line, after those before it.
    static func note(_ line: String) {
        queue.async { Terminal.note(line) }
    }
}
