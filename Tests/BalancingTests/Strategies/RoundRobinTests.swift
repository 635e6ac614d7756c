import Testing

@testable import Balancing

@Suite struct RoundRobinTests {
    @Test func aChangeOfMembershipShiftsNobodyElse() {
        var picks = Picks(RoundRobin(seed: 1), weights: [1, 1, 1, 1])
        #expect(picks.sequence(6) == [0, 1, 2, 3, 0, 1])
        picks.pool.setHealthy(false, 2)
        #expect(picks.sequence(4) == [3, 0, 1, 3])
        picks.pool.setHealthy(true, 2)
        #expect(picks.sequence(5) == [0, 1, 2, 3, 0])
    }

    @Test func theLastPickedMayLeave() {
        var picks = Picks(RoundRobin(seed: 1), weights: [1, 1, 1])
        #expect(picks.sequence(3) == [0, 1, 2])
        picks.pool.setHealthy(false, 2)
        picks.pool.setHealthy(false, 0)
        #expect(picks.sequence(2) == [1, 1])
    }

    @Test(arguments: [0.1, 0.25, 0.5, 0.75, 0.9])
    func slowStartTakesItsShareOfTheLaps(_ ramp: Double) {
        var picks = Picks(RoundRobin(seed: 1), weights: [1, 1, 1])
        picks.pool.setRamp(ramp, of: 1)
        let sequence = picks.sequence(3_000)
        let (ramping, full) = (sequence.count { $0 == 1 }, sequence.count { $0 == 0 })
        #expect(abs(Double(ramping) - ramp * Double(full)) <= 1.5)
        #expect(abs(full - sequence.count { $0 == 2 }) <= 1)
    }

    @Test func allInSlowStartShareEvenly() {
        var picks = Picks(RoundRobin(seed: 1), weights: [1, 1])
        picks.pool.setRamp(0.05, of: 0)
        picks.pool.setRamp(0.05, of: 1)
        let sequence = picks.sequence(200)
        #expect(sequence.count == 200)
        #expect(abs(sequence.count { $0 == 0 } - 100) <= 10)
    }
}
