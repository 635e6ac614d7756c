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
        simulated.bin = try file.duration(.bin)
    }
}
