import Balancing
import TestSupport
import Testing

@testable import Proxying

/// What holds of every fleet whatever happens to it.
@Suite struct FleetLawTests {
    private let second: Int64 = 1_000_000_000

    private func randomFleet(_ generator: inout SplitMix64) -> GuardedFleet {
        var policy = HealthPolicy()
        policy.check = HealthCheckPolicy()
        policy.check?.beginsHealthy = Bool.random(using: &generator)
        policy.outlier?.consecutive5xx = Int.random(in: 1...3, using: &generator)
        policy.outlier?.maximumEjectionShare = [0, 0.1, 0.5, 1].randomElement(using: &generator) ?? 0
        policy.slowStart.window = Bool.random(using: &generator) ? 20 * second : 0
        policy.panicThreshold = [0, 0.5].randomElement(using: &generator) ?? 0
        let members = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
            FleetMember(
                weight: [0, 1, 1, 3].randomElement(using: &generator) ?? 1,
                isBackup: Int.random(in: 0..<4, using: &generator) == 0
            )
        }
        return GuardedFleet(members, policy)
    }

    private func happen(to fleet: inout GuardedFleet, _ generator: inout SplitMix64) -> FleetUpdate {
        let backend = fleet.health.members.indices.randomElement(using: &generator) ?? 0
        let isGood = Bool.random(using: &generator)
        fleet.now += Int64.random(in: 0...3, using: &generator) * second
        switch Int.random(in: 0..<12, using: &generator) {
        case 0..<3: return fleet.report { $0.checkAnswered(backend, status: isGood ? 200 : 500, now: $1) }
        case 3: return fleet.report { $0.checkFailed(backend, now: $1) }
        case 4..<8: return fleet.report { $0.attemptEnded(backend, isGood ? .answered(status: 200) : .lost, now: $1) }
        case 8: return fleet.report { $0.setDraining(isGood, backend, now: $1) }
        case 9: return fleet.report { $0.setWeight(isGood ? 2 : 0, of: backend, now: $1) }
        default: return fleet.report { $0.tick(now: $1) }
        }
    }

    /// The rules as ``FleetHealth`` documents them, in sets.
    private func expectedEligible(_ health: FleetHealth) -> Set<Int> {
        let offered = health.members.indices.filter { health.members[$0].isOffered }
        let primaries = offered.filter { !health.members[$0].member.isBackup }
        let healthy = primaries.filter { health.members[$0].isHealthy }
        let backups = Set(offered).subtracting(primaries).filter { health.members[$0].isHealthy }
        if !healthy.isEmpty, Double(healthy.count) >= health.policy.panicThreshold * Double(primaries.count) {
            return Set(healthy)
        }
        if healthy.isEmpty, !backups.isEmpty { return backups }
        return health.policy.panicThreshold > 0 ? Set(primaries) : []
    }

    @Test(arguments: 0..<100 as Range<UInt64>) func theBalancerPicksWhomTheRulesAllow(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var fleet = randomFleet(&generator)
        let limit = fleet.health.policy.outlier?.maximumEjectionShare ?? 0
        for step in 0..<300 {
            let before = fleet.health.members
            let update = happen(to: &fleet, &generator)
            let pool = fleet.balancer.pool
            let eligible = Set((0..<pool.count).filter { pool.isEligible($0) })
            try #require(eligible == expectedEligible(fleet.health), "seed \(seed), step \(step)")
            try #require((0..<pool.count).allSatisfy { (0.1...1).contains(pool.ramp(of: $0)) })
            let ejected = fleet.health.members.count { $0.outlier.isEjected }
            try #require(ejected <= 1 || Double(ejected) <= limit * Double(pool.count))
            if ejected > before.count(where: { $0.outlier.isEjected }) {
                try #require(fleet.health.members.contains { $0.isUsable })
            }
            for case .admit(let backend, let isAdmitted) in update.changes {
                try #require(before[backend].isAdmitted != isAdmitted)
            }
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>) func everythingHealsInTime(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var fleet = randomFleet(&generator)
        for _ in 0..<300 { _ = happen(to: &fleet, &generator) }
        for backend in fleet.health.members.indices {
            fleet.report { $0.setDraining(false, backend, now: $1) }
            fleet.report { $0.setWeight(1, of: backend, now: $1) }
            for _ in 0..<2 { fleet.report { $0.checkAnswered(backend, status: 200, now: $1) } }
        }
        for _ in 0..<2 { fleet.pass(3_600 * second) }
        let hasPrimaries = fleet.health.members.contains { !$0.member.isBackup }
        for (backend, health) in fleet.health.members.enumerated() {
            #expect(health.isHealthy && health.outlier.ejections == 0 && health.rampStart == nil)
            #expect(fleet.balancer.pool.ramp(of: backend) == 1)
            #expect(fleet.balancer.pool.isEligible(backend) == (health.member.isBackup != hasPrimaries))
        }
    }
}
