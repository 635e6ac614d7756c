/// Something about the fleet's health that people want to read afterwards.
struct HealthEvent: Sendable, Equatable {
    /// What happened.
    enum Kind: Sendable, Equatable {
        case checksFailed, checksPassed
        case ejected(OutlierRecord.Suspicion, nanoseconds: Int64, number: Int)
        case ejectionSpared
        case returned
        case drainStarted, drainEnded
        case weightSet(Double)
        case modeChanged(FleetMode)
        case probeFailed(String)
    }

    /// The moment, in nanoseconds on the caller's clock.
    var atNanoseconds: Int64
    /// The backend, or `nil` for what concerns the fleet.
    var backend: Int?
    var kind: Kind

    /// The event's name, as in the column `kind` of the table of events.
    var name: String {
        switch kind {
        case .checksFailed: "down"
        case .checksPassed: "up"
        case .ejected: "ejected"
        case .ejectionSpared: "ejection_spared"
        case .returned: "returned"
        case .drainStarted: "drain_started"
        case .drainEnded: "drain_ended"
        case .weightSet: "weight_set"
        case .probeFailed: "probe_failed"
        case .modeChanged(.primaries): "primaries"
        case .modeChanged(.panic): "panic"
        case .modeChanged(.backups): "backups"
        case .modeChanged(.outage): "outage"
        }
    }

    /// What there is to say beyond the name.
    var detail: String {
        switch kind {
        case .checksFailed: "its health checks fail"
        case .checksPassed: "its health checks pass"
        case .ejected(let suspicion, let nanoseconds, let number):
            "\(suspicion == .consecutive5xx ? "consecutive 5xx" : "consecutive gateway failures"), "
                + "out for \(nanoseconds / 1_000_000) ms, ejection \(number)"
        case .ejectionSpared: "errors enough to be ejected, but too few backends would be left"
        case .returned: "its ejection is over"
        case .drainStarted: "it is given nothing new"
        case .drainEnded: "it is used again"
        case .weightSet(let weight): "its weight is \(weight)"
        case .probeFailed(let reason):
            "\(reason), so the strategy knows nothing of it; said once, though others may do the same"
        case .modeChanged(.primaries): "the healthy primary backends take the load"
        case .modeChanged(.panic): "too few backends are healthy: all of them take the load"
        case .modeChanged(.backups): "no primary backend is eligible: the backups take the load"
        case .modeChanged(.outage): "no backend is eligible"
        }
    }
}
