/// Hands health events to whoever asked for them, with the backends' names.
struct HealthEventSink: Sendable {
    private let receive: @Sendable (FleetEvent) -> Void
    private let names: [String]

    init(_ receive: @escaping @Sendable (FleetEvent) -> Void, _ upstreams: [Upstream]) {
        self.receive = receive
        names = upstreams.map(\.name)
    }

    /// Tells of events that came after so many picks.
    func report(_ events: [HealthEvent], picks: Int64) {
        for event in events {
            receive(
                FleetEvent(
                    atNanoseconds: event.atNanoseconds,
                    kind: event.name,
                    backend: event.backend.map { names[$0] },
                    detail: event.detail,
                    picks: picks
                )
            )
        }
    }
}
