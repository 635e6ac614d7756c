internal import Experimenting

extension FaultPlan {
    /// What a scenario says of faults, which only backends of our own can have.
    init(of scenario: Scenario, url: String?) throws {
        self.init(scenario)
        if let url, !faults.isEmpty {
            throw CommandFailure.usage(
                "--scenario: \(scenario.name) has faults, and only dummy backends have those: leave out the URL \(url)."
            )
        }
    }

    /// The plan, if there is every backend that it has a fault for.
    func checked(of scenario: Scenario, backends: Int) throws -> FaultPlan {
        if let fault = faults.first(where: { $0.backend >= backends }) {
            throw CommandFailure.usage(
                "--backends \(backends): \(scenario.name) has a fault at backend \(fault.backend + 1); give more."
            )
        }
        return self
    }
}
