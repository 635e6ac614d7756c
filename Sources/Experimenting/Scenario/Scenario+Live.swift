internal import Simulating

extension Scenario {
    /// Whether the live system can do all of it.
    package var isLive: Bool { partsOnlySimulated.isEmpty }

    /// Why a live run cannot do all of it, in a sentence; `nil` where it can.
    package var liveRefusal: String? {
        let parts = partsOnlySimulated
        guard !parts.isEmpty else { return nil }
        return "\(name) has parts that only 'rrbench simulate' does (\(parts.joined(separator: ", "))): "
            + "leave them out, or simulate it."
    }

    private var partsOnlySimulated: [String] {
        var parts = simulated.keys.map(\.rawValue)
        if warmupRequests.map({ $0 > 0 }) == true { parts.append(ScenarioKey.warmupRequests.rawValue) }
        return parts
    }
}

extension Scenario {
    /// The rate of a live run, from the scenario's rate or its utilization; `nil` where it has neither.
    package func liveRate() throws(ExperimentError) -> Double? {
        guard rate == nil, let utilization else { return rate }
        let members = (backends ?? []).map { backend in
            SimulatedBackend(speed: backend.speed, concurrency: backend.concurrency ?? Self.unlimited)
        }
        guard !members.isEmpty, let service, let capacity = Self.capacity(members, service, requestClasses) else {
            throw .usage(
                "\(name): a utilization needs backends with a concurrency and a service time above 0; give a rate instead."
            )
        }
        return utilization * capacity
    }
}
