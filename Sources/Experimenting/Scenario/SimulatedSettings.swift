package import Simulating

/// The part of a scenario that the live system does not do: what `run` refuses, and `simulate` reads.
package struct SimulatedSettings: Sendable, Equatable {
    /// Clients or proxies, each with a strategy in a state of its own.
    package var clients: Int?
    /// How a backend shares itself among its requests.
    package var discipline: QueueDiscipline?
    /// Age in nanoseconds that load information reaches before it is published anew.
    package var staleness: Int64?
    /// Whether clients see all requests in flight, not only their own.
    package var sharesLoad: Bool?
    /// Nanoseconds that a message takes one way.
    package var networkDelay: Int64?
    /// Nanoseconds within which an answer counts as in time.
    package var objective: Int64?
    /// Further attempts at a request that failed.
    package var retries: Int?
    /// What goes wrong, and when it ends.
    package var faults: [ScheduledFault]?
    /// How clients learn that a backend is down or up again.
    package var healthCheck: HealthCheck?
    /// Nanoseconds of the bins in which picks are counted over time.
    package var bin: Int64?

    /// The keys that were given, in the order of the schema.
    package var keys: [ScenarioKey] {
        [
            (ScenarioKey.clients, clients.map { $0 > 1 } ?? false), (.discipline, discipline == .processorSharing),
            (.staleness, staleness != nil), (.loadInformation, sharesLoad == true),
            (.networkDelay, networkDelay.map { $0 > 0 } ?? false), (.objective, objective != nil),
            (.retries, retries.map { $0 > 0 } ?? false), (.faults, faults != nil), (.healthCheck, healthCheck != nil),
            (.bin, bin != nil),
        ].compactMap { $0.1 ? $0.0 : nil }
    }
}
