internal import Pacing
internal import Simulating

extension Scenario {
    /// Reads what goes wrong, and what is done about it.
    mutating func readFaults(_ file: YAMLSection<ScenarioKey>) throws {
        faults = try file.sections(.faults, of: ScenarioKey.Fault.self)?.map(readFault) ?? []
        retries = try file.count(.retries, atLeast: 0)
        objective = try file.duration(.objective)
        healthCheck = try file.section(.healthCheck, of: ScenarioKey.Check.self).map { check in
            guard let interval = try check.duration(.interval) else {
                throw check.failure(.interval, "say how often, such as 'interval: 1s'.")
            }
            return HealthCheck(
                intervalNanoseconds: interval,
                slowStartNanoseconds: try check.duration(.slowStart, zeroAllowed: true) ?? 0
            )
        }
        live.ejectAfter = try file.count(.ejectAfter, atLeast: 0)
    }

    /// How often a fault may come again: each time is an event of its own.
    private static var mostPeriods: Int64 { 100_000 }

    private func readFault(_ entry: YAMLSection<ScenarioKey.Fault>) throws -> ScenarioFault {
        let number = try entry.count(.backend) ?? 1
        if let backends, number > backends.count {
            throw entry.failure(.backend, "there is no backend \(number); name one from 1 to \(backends.count).")
        }
        let kind = try readKind(entry)
        let fault = ScenarioFault(
            at: try entry.duration(.at, zeroAllowed: true) ?? 0,
            until: try entry.duration(.until),
            backend: number - 1,
            kind: kind,
            period: try entry.duration(.period)
        )
        if let until = fault.until, until <= fault.at {
            throw entry.failure(.until, "the fault would end before it starts; give a later time.")
        }
        guard fault.period == nil || fault.until != nil else {
            throw entry.failure(.until, "say when a fault with a period ends.")
        }
        if let until = fault.until, let period = fault.period, (until - fault.at) / period > Self.mostPeriods {
            throw entry.failure(
                .period,
                "it comes more than \(Self.mostPeriods) times until then; give a longer period."
            )
        }
        if case .pause(let time) = kind {
            guard (fault.until == nil) == (fault.period == nil) else {
                throw entry.failure(.until, "a pause lasts for its time; give a period as well to repeat it.")
            }
            if let period = fault.period, time >= period {
                throw entry.failure(.period, "the pause would never end; give a period longer than its time.")
            }
        }
        return fault
    }

    private func readKind(_ entry: YAMLSection<ScenarioKey.Fault>) throws -> ScenarioFault.Kind {
        switch try entry.text(.kind) {
        case "slow":
            guard let factor = try entry.number(.factor) else {
                throw entry.failure(.factor, "say how many times slower.")
            }
            return .slow(factor: factor)
        case "fixed": return .fixed(try needed(.time, entry, zeroAllowed: true))
        case "fail": return .fail(try needed(.time, entry, zeroAllowed: true))
        case "crash": return .crash
        case "flap":
            _ = try needed(.period, entry)
            return .crash
        case "pause": return .pause(try needed(.time, entry))
        case let kind:
            throw entry.failure(.kind, "'\(kind ?? "")' is no fault; choose slow, fixed, fail, crash, flap or pause.")
        }
    }

    private func needed(
        _ key: ScenarioKey.Fault,
        _ entry: YAMLSection<ScenarioKey.Fault>,
        zeroAllowed: Bool = false
    ) throws -> Int64 {
        guard let value = try entry.duration(key, zeroAllowed: zeroAllowed) else {
            throw entry.failure(key, "give a duration, such as 2s.")
        }
        return value
    }
}
