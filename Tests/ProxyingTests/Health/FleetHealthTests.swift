import Balancing
import Testing

@testable import Proxying

@Suite struct FleetHealthTests {
    private let second: Int64 = 1_000_000_000

    private func fleet(_ count: Int, backups: Int = 0, _ adjust: (inout HealthPolicy) -> Void = { _ in })
        -> GuardedFleet
    {
        var policy = HealthPolicy()
        adjust(&policy)
        let primaries = Array(repeating: FleetMember(), count: count)
        return GuardedFleet(primaries + Array(repeating: FleetMember(isBackup: true), count: backups), policy)
    }

    @Test func ejectsAfterConsecutiveErrorsAndReturnsInTime() {
        var fleet = fleet(3)
        fleet.end(1, .answered(status: 500), times: 4)
        #expect(fleet.eligible == "111")
        fleet.end(1, .connectFailed)
        #expect(fleet.eligible == "101" && fleet.names == ["ejected"])
        fleet.pass(30 * second - 1)
        #expect(fleet.eligible == "101")
        fleet.pass(1)
        #expect(fleet.eligible == "111" && fleet.names == ["ejected", "returned"])
        fleet.end(1, .lost, times: 5)
        #expect(fleet.events.last?.detail == "consecutive 5xx, out for 60000 ms, ejection 2")
    }

    @Test func ejectsOneAndNoMoreThanTheShare() {
        var small = fleet(3)
        small.end(0, .lost, times: 5)
        small.end(1, .lost, times: 5)
        #expect(small.eligible == "011" && small.names == ["ejected", "ejection_spared"])
        var large = fleet(20)
        for backend in 0..<4 { large.end(backend, .lost, times: 5) }
        #expect(large.eligible == "00" + String(repeating: "1", count: 18))
    }

    @Test func neverEjectsTheLastThatCanServe() {
        var alone = fleet(1)
        alone.end(0, .lost, times: 50)
        #expect(alone.eligible == "1")
        var pair = fleet(2)
        pair.report { $0.setDraining(true, 1, now: $1) }
        pair.end(0, .lost, times: 50)
        #expect(pair.eligible == "10")
        var covered = fleet(1, backups: 1)
        covered.end(0, .lost, times: 5)
        #expect(covered.eligible == "01" && covered.names == ["ejected", "backups"])
    }

    @Test func checksTakeOutAndBringBack() {
        var fleet = fleet(2) { $0.check = HealthCheckPolicy() }
        fleet.report { $0.checkAnswered(0, status: 204, now: $1) }
        for _ in 0..<2 { fleet.report { $0.checkFailed(0, now: $1) } }
        #expect(fleet.eligible == "11")
        fleet.report { $0.checkAnswered(0, status: 500, now: $1) }
        #expect(fleet.eligible == "01" && fleet.names == ["down"])
        for _ in 0..<2 { fleet.report { $0.checkAnswered(0, status: 302, now: $1) } }
        #expect(fleet.eligible == "11" && fleet.names == ["down", "up"])
    }

    @Test func anUncheckedBackendCanBeMadeToWait() {
        var fleet = fleet(2) {
            $0.check = HealthCheckPolicy()
            $0.check?.beginsHealthy = false
            $0.slowStart.window = 10 * second
        }
        #expect(fleet.eligible == "00" && fleet.names == ["outage"])
        fleet.report { $0.checkAnswered(1, status: 200, now: $1) }
        #expect(fleet.eligible == "01" && fleet.balancer.pool.ramp(of: 1) == 1)
        fleet.report { $0.checkFailed(0, now: $1) }
        for _ in 0..<2 { fleet.report { $0.checkAnswered(0, status: 200, now: $1) } }
        #expect(fleet.eligible == "11" && fleet.balancer.pool.ramp(of: 0) == 0.1)
    }

    @Test func checksThatPassAgainEndAnEjection() {
        var fleet = fleet(2) { $0.check = HealthCheckPolicy() }
        fleet.report { $0.checkAnswered(0, status: 200, now: $1) }
        fleet.end(0, .connectFailed, times: 5)
        for _ in 0..<9 { fleet.report { $0.checkAnswered(0, status: 200, now: $1) } }
        #expect(fleet.eligible == "01", "a check that never failed says nothing against the traffic")
        for _ in 0..<3 { fleet.report { $0.checkFailed(0, now: $1) } }
        for _ in 0..<2 { fleet.report { $0.checkAnswered(0, status: 200, now: $1) } }
        #expect(fleet.eligible == "11" && fleet.names == ["ejected", "down", "up", "returned"])
    }

    @Test func backupsServeOnlyWhenNoPrimaryCan() {
        var fleet = fleet(2, backups: 2)
        #expect(fleet.eligible == "1100" && fleet.names.isEmpty)
        fleet.report { $0.setDraining(true, 0, now: $1) }
        #expect(fleet.eligible == "0100")
        fleet.report { $0.setWeight(0, of: 1, now: $1) }
        #expect(fleet.eligible == "0011")
        fleet.report { $0.setDraining(false, 0, now: $1) }
        #expect(fleet.eligible == "1000")
        #expect(fleet.names == ["drain_started", "weight_set", "backups", "drain_ended", "primaries"])
    }

    @Test func panicsBelowTheThresholdOnly() {
        var fleet = fleet(3) {
            $0.check = HealthCheckPolicy()
            $0.panicThreshold = 0.5
        }
        fleet.report { $0.checkFailed(0, now: $1) }
        #expect(fleet.eligible == "011")
        fleet.report { $0.checkFailed(1, now: $1) }
        #expect(fleet.eligible == "111" && fleet.names == ["down", "down", "panic"])
        fleet.report { $0.setDraining(true, 0, now: $1) }
        #expect(fleet.eligible == "001" && fleet.names.suffix(2) == ["drain_started", "primaries"])
    }

    @Test func withoutPanicNobodyIsPickedInAnOutage() {
        var fleet = fleet(2) { $0.check = HealthCheckPolicy() }
        for backend in 0..<2 { fleet.report { $0.checkFailed(backend, now: $1) } }
        #expect(fleet.eligible == "00" && fleet.health.mode == .outage)
    }

    @Test func aReturningBackendStartsSlowly() {
        var fleet = fleet(2) { $0.slowStart.window = 10 * second }
        fleet.end(0, .lost, times: 5)
        fleet.pass(30 * second)
        #expect(fleet.balancer.pool.ramp(of: 0) == 0.1 && fleet.balancer.pool.ramp(of: 1) == 1)
        fleet.pass(5 * second)
        #expect(fleet.balancer.pool.effectiveWeight(of: 0) == 0.5)
        fleet.pass(5 * second)
        #expect(fleet.balancer.pool.ramp(of: 0) == 1)
        #expect(fleet.report { $0.tick(now: $1 + second) } == FleetUpdate())
    }

    @Test func theAdministratorsWordIsPassedOnOnce() {
        var fleet = fleet(2)
        #expect(fleet.report { $0.setWeight(5, of: 1, now: $1) }.changes == [.weight(1, 5)])
        #expect(fleet.report { $0.setWeight(5, of: 1, now: $1) } == FleetUpdate())
        #expect(fleet.report { $0.setWeight(-.infinity, of: 1, now: $1) }.changes == [.weight(1, 0)])
        #expect(fleet.report { $0.setDraining(true, 0, now: $1) }.changes == [.drain(0, true)])
        #expect(fleet.report { $0.setDraining(true, 0, now: $1) } == FleetUpdate())
        #expect(fleet.names == ["weight_set", "weight_set", "drain_started", "outage"])
    }

    @Test func nothingIsEjectedWithoutAPolicy() {
        var fleet = fleet(2) { $0.outlier = nil }
        fleet.end(0, .lost, times: 100)
        fleet.report { $0.checkFailed(0, now: $1) }
        fleet.pass(second)
        #expect(fleet.eligible == "11" && fleet.events.isEmpty)
    }
}
