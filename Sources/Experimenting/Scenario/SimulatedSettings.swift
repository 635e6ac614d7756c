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
    /// Nanoseconds of the bins in which picks are counted over time.
    package var bin: Int64?

    /// The keys that were given and change what happens, in the order of the schema.
    package var keys: [ScenarioKey] {
        [
            (ScenarioKey.clients, clients.map { $0 > 1 } ?? false), (.discipline, discipline == .processorSharing),
            (.staleness, staleness != nil), (.loadInformation, sharesLoad == true),
            (.networkDelay, networkDelay.map { $0 > 0 } ?? false),
        ].compactMap { $0.1 ? $0.0 : nil }
    }
}
