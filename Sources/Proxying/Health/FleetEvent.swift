/// Something about the health of the backends, for people to read.
package struct FleetEvent: Sendable, Equatable {
    /// The moment, in nanoseconds on the monotonic clock.
    package var atNanoseconds: Int64
    /// What happened: `down`, `up`, `ejected`, `ejection_spared`, `returned`, `drain_started`, `drain_ended`,
    /// `weight_set`, `probe_failed`, or the mode that the fleet is in from now on: `primaries`, `panic`, `backups`, `outage`.
    package var kind: String
    /// The backend's name; `nil` for what concerns all of them.
    package var backend: String?
    /// What there is to say beyond the kind.
    package var detail: String
    /// The picks that the proxy had made by then; exact for what changes who may be picked.
    package var picks: Int64 = 0
}
