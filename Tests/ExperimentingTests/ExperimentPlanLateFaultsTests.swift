import LoadDriving
import Testing

@testable import Experimenting

@Suite("ExperimentPlan+LateFaults")
struct ExperimentPlanLateFaultsTests {
    private static let second: Int64 = 1_000_000_000

    private func plan(faultsAt seconds: [Int64], limit: LoadLimit) throws -> ExperimentPlan {
        var topology = try Topology.onFreePorts(backends: 2)
        topology.faultPlan.faults = seconds.map { ScenarioFault(at: $0 * Self.second, backend: 0, kind: .crash) }
        var load = LoadPlan(url: "http://127.0.0.1/")
        load.warmup = Self.second
        load.limit = limit
        return .roundRobin(topology, load)
    }

    @Test("A fault within warm-up and duration is in time, and of a number of requests the end is not known")
    func inTime() throws {
        #expect(try plan(faultsAt: [], limit: .duration(Self.second)).lateFaults == nil)
        #expect(try plan(faultsAt: [0, 3], limit: .duration(3 * Self.second)).lateFaults == nil)
        #expect(try plan(faultsAt: [100], limit: .requests(5)).lateFaults == nil)
    }

    @Test("A fault at the end of the load or later is told")
    func late() throws {
        #expect(
            try plan(faultsAt: [2, 10, 4], limit: .duration(3 * Self.second)).lateFaults
                == "The load ends at 4s, before 2 of the 3 faults begin, the first of them at 4s; give a longer --duration."
        )
    }
}
