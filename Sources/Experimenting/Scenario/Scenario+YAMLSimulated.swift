internal import Simulating

extension Scenario {
    /// Reads what only the simulator does.
    mutating func readSimulated(_ file: YAMLSection<ScenarioKey>) throws {
        simulated.clients = try file.count(.clients)
        simulated.discipline = try file.text(.discipline).map { text in
            guard let discipline = QueueDiscipline(rawValue: text) else {
                throw file.failure(.discipline, "'\(text)' is neither fifo nor ps (processor sharing).")
            }
            return discipline
        }
        simulated.staleness = try file.duration(.staleness)
        simulated.sharesLoad = try file.text(.loadInformation).map { text in
            guard ["own", "shared"].contains(text) else {
                throw file.failure(.loadInformation, "'\(text)' is neither own nor shared.")
            }
            return text == "shared"
        }
        simulated.networkDelay = try file.duration(.networkDelay, zeroAllowed: true)
        simulated.objective = try file.duration(.objective)
        simulated.retries = try file.count(.retries, atLeast: 0)
        simulated.bin = try file.duration(.bin)
        simulated.healthCheck = try file.section(.healthCheck, of: ScenarioKey.Check.self).map { check in
            guard let interval = try check.duration(.interval) else {
                throw check.failure(.interval, "say how often, such as 'interval: 1s'.")
            }
            return HealthCheck(
                intervalNanoseconds: interval,
                slowStartNanoseconds: try check.duration(.slowStart, zeroAllowed: true) ?? 0
            )
        }
        simulated.faults = try file.sections(.faults, of: ScenarioKey.Fault.self)?.flatMap(readFault)
    }

    /// One entry of `faults`: its start, and its end where it has one.
    private func readFault(_ entry: YAMLSection<ScenarioKey.Fault>) throws -> [ScheduledFault] {
        let at = try entry.duration(.at, zeroAllowed: true) ?? 0
        let until = try entry.duration(.until)
        if let until, until <= at {
            throw entry.failure(.until, "the fault would end before it starts; give a later time.")
        }
        let number = try entry.count(.backend) ?? 1
        if let backends, number > backends.count {
            throw entry.failure(.backend, "there is no backend \(number); name one from 1 to \(backends.count).")
        }
        let backend = number - 1
        let conduct: ScheduledFault.Conduct
        switch try entry.text(.kind) {
        case "slow":
            guard let factor = try entry.number(.factor) else {
                throw entry.failure(.factor, "say how many times slower.")
            }
            conduct = .slow(factor: factor)
        case "fixed": conduct = .fixed(nanoseconds: try needed(.time, entry))
        case "fail": conduct = .failing(nanoseconds: try needed(.time, entry))
        case "crash": conduct = .crashed
        case "flap":
            guard let until else { throw entry.failure(.until, "say when the flapping ends.") }
            return ScheduledFault.flapping(
                backend: backend,
                fromNanoseconds: at,
                untilNanoseconds: until,
                periodNanoseconds: try needed(.period, entry)
            )
        case let kind:
            throw entry.failure(.kind, "'\(kind ?? "")' is no fault; choose slow, fixed, fail, crash or flap.")
        }
        let start = ScheduledFault(atNanoseconds: at, backend: backend, conduct: conduct)
        guard let until else { return [start] }
        return [start, ScheduledFault(atNanoseconds: until, backend: backend, conduct: .healthy)]
    }

    private func needed(_ key: ScenarioKey.Fault, _ entry: YAMLSection<ScenarioKey.Fault>) throws -> Int64 {
        guard let value = try entry.duration(key, zeroAllowed: key == .time) else {
            throw entry.failure(key, "give a duration, such as 2s.")
        }
        return value
    }
}
