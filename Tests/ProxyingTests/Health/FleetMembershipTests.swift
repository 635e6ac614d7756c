import Balancing
import Testing

@testable import Proxying

/// What a change of the configuration does to a fleet.
@Suite struct FleetMembershipTests {
    private let second: Int64 = 1_000_000_000

    private func fleet(_ weights: [Double], _ adjust: (inout HealthPolicy) -> Void = { _ in }) -> GuardedFleet {
        var policy = HealthPolicy()
        adjust(&policy)
        return GuardedFleet(weights.map { FleetMember(weight: $0) }, policy)
    }

    private func weights(_ fleet: GuardedFleet) -> [Double] {
        (0..<fleet.balancer.pool.count).map { fleet.balancer.pool.weight(of: $0) }
    }

    @Test func membersJoinLeaveAndComeBack() {
        var fleet = fleet([1, 2])
        fleet.report {
            $0.reconfigure([nil, FleetMember(weight: 2), FleetMember(weight: 3)], policy: $0.policy, now: $1)
        }
        #expect(fleet.eligible == "011" && weights(fleet) == [0, 2, 3] && fleet.names.isEmpty)
        fleet.report { $0.reconfigure([FleetMember(weight: 4), nil, nil], policy: $0.policy, now: $1) }
        #expect(fleet.eligible == "100" && weights(fleet) == [4, 0, 0])
        fleet.report { $0.reconfigure([nil, nil, nil, FleetMember(isBackup: true)], policy: $0.policy, now: $1) }
        #expect(fleet.eligible == "0001" && fleet.names == ["backups"])
        fleet.report {
            $0.reconfigure([nil, FleetMember(), nil, FleetMember(isBackup: true)], policy: $0.policy, now: $1)
        }
        #expect(fleet.eligible == "0100" && fleet.names == ["backups", "primaries"])
    }

    @Test func whoHasLeftIsNotJudged() {
        var fleet = fleet([1, 1, 1]) { $0.check = HealthCheckPolicy() }
        fleet.report { $0.reconfigure([nil, FleetMember(), FleetMember()], policy: $0.policy, now: $1) }
        fleet.end(0, .lost, times: 20)
        fleet.report { $0.checkFailed(0, now: $1) }
        fleet.report { $0.setWeight(5, of: 0, now: $1) }
        fleet.report { $0.setDraining(false, 0, now: $1) }
        fleet.pass(second)
        #expect(fleet.eligible == "011" && fleet.names.isEmpty && weights(fleet) == [0, 1, 1])
        // The share that may be ejected is one of those that are left.
        fleet.end(1, .lost, times: 5)
        fleet.end(2, .lost, times: 5)
        #expect(fleet.names == ["ejected", "ejection_spared"])
    }

    @Test func anEjectedOneThatLeavesComesBackAsNew() {
        var fleet = fleet([1, 1])
        fleet.end(0, .lost, times: 5)
        #expect(fleet.eligible == "01")
        fleet.report { $0.reconfigure([nil, FleetMember()], policy: $0.policy, now: $1) }
        fleet.report { $0.reconfigure([FleetMember(), FleetMember()], policy: $0.policy, now: $1) }
        #expect(fleet.eligible == "11" && fleet.names == ["ejected"])
    }

    @Test func whoStaysKeepsWhatIsKnownOfIt() {
        var fleet = fleet([1, 1])
        fleet.end(0, .lost, times: 5)
        fleet.report { $0.setDraining(true, 1, now: $1) }
        fleet.report { $0.setDraining(false, 1, now: $1) }
        fleet.report { $0.reconfigure([FleetMember(weight: 7), FleetMember()], policy: $0.policy, now: $1) }
        #expect(fleet.eligible == "01" && weights(fleet) == [7, 1])
        fleet.pass(30 * second)
        #expect(fleet.eligible == "11")
    }

    @Test func aWeightOfTheAdministratorStaysUntilTheFileHasAnother() {
        var fleet = fleet([1, 1])
        fleet.report { $0.setWeight(9, of: 0, now: $1) }
        fleet.report { $0.reconfigure([FleetMember(), FleetMember(weight: 2)], policy: $0.policy, now: $1) }
        #expect(weights(fleet) == [9, 2])
        fleet.report { $0.reconfigure([FleetMember(weight: 3), FleetMember(weight: 2)], policy: $0.policy, now: $1) }
        #expect(weights(fleet) == [3, 2])
    }

    @Test func whoJoinsOrComesBackBeginsSlowly() {
        var fleet = fleet([1, 1]) { $0.slowStart.window = 10 * second }
        fleet.report { $0.reconfigure([FleetMember(), nil, FleetMember()], policy: $0.policy, now: $1) }
        #expect(fleet.balancer.pool.ramp(of: 2) == 0.1 && fleet.balancer.pool.ramp(of: 0) == 1)
        fleet.pass(5 * second)
        #expect(fleet.balancer.pool.ramp(of: 2) == 0.5)
        fleet.report { $0.reconfigure([FleetMember(), FleetMember(), FleetMember()], policy: $0.policy, now: $1) }
        #expect(fleet.balancer.pool.ramp(of: 1) == 0.1)
        fleet.pass(10 * second)
        #expect([0, 1, 2].allSatisfy { fleet.balancer.pool.ramp(of: $0) == 1 })
    }

    @Test func whoJoinsUncheckedBeginsSlowlyOnceItPasses() {
        var fleet = fleet([1]) {
            $0.slowStart.window = 10 * second
            $0.check = HealthCheckPolicy()
        }
        var policy = fleet.health.policy
        policy.check?.beginsHealthy = false
        fleet.report { $0.reconfigure([FleetMember(), FleetMember()], policy: policy, now: $1) }
        #expect(fleet.eligible == "10")
        fleet.report { $0.checkAnswered(1, status: 200, now: $1) }
        #expect(fleet.eligible == "11" && fleet.balancer.pool.ramp(of: 1) == 0.1)
    }

    @Test func rulesThatGoTakeTheirVerdictsAlong() {
        var fleet = fleet([1, 1, 1]) { $0.check = HealthCheckPolicy() }
        fleet.report { $0.checkFailed(0, now: $1) }
        fleet.end(1, .lost, times: 5)
        #expect(fleet.eligible == "001")
        var policy = fleet.health.policy
        policy.check = nil
        policy.outlier = nil
        let members = Array(repeating: FleetMember(), count: 3)
        fleet.report { $0.reconfigure(members, policy: policy, now: $1) }
        #expect(fleet.eligible == "111" && fleet.names == ["down", "ejected", "returned"])
    }
}
