/// What follows from something that happened: changes for the balancer, in order, and events for the log.
///
/// Mostly nothing, and then it allocates nothing.
struct FleetUpdate: Sendable, Equatable {
    var changes: [FleetChange] = []
    var events: [HealthEvent] = []
}
