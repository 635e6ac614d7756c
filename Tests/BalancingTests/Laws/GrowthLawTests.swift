import Testing

@testable import Balancing

/// What every strategy owes to a pool that grows and to a change of strategy under way.
@Suite struct GrowthLawTests {
    @Test(arguments: Specifications.all)
    func picksOnlyEligibleBackendsAndConservesCounts(_ specification: String) throws {
        for (seed, count) in [(1, 1), (3, 3), (4, 13)] as [(UInt64, Int)] {
            var churn = try Churn(
                specification,
                weights: Array(repeating: 1, count: count),
                seed: seed,
                replacement: specification
            )
            churn.run(steps: 500)
            #expect(churn.balancer.pool.count > count)
            #expect(churn.balancer.picksPerBackend.count == churn.balancer.pool.count)
            #expect(churn.balancer.picksPerBackend.reduce(0, +) == Int64(churn.picked.count))
            #expect(churn.balancer.pool.totalInFlight == 0)
        }
    }

    @Test(arguments: Specifications.all)
    func strategiesFollowEachOther(_ specification: String) throws {
        for other in ["round-robin", "least-time"] {
            var churn = try Churn(other, weights: [1, 2, 3], seed: 7, replacement: specification)
            churn.run(steps: 300)
            #expect(churn.balancer.picks == Int64(churn.picked.count))
        }
    }

    /// Those that pack, and those whose subset the new backend may be outside of, owe it nothing.
    @Test(arguments: Specifications.all.filter { !$0.hasPrefix("first") && !$0.contains("aperture") })
    func aNewBackendGetsItsShare(_ specification: String) throws {
        var balancer = Balancer(weights: [1, 1, 1], strategy: try StrategyCatalog.make(specification, seed: 2))
        var now: Int64 = 0
        func drive(_ requests: Int) {
            for key in 0..<requests {
                now += 1_000_000
                let request = RequestContext(keyHash: SplitMix64.mix(UInt64(key)), nowNanoseconds: now)
                guard let pick = balancer.pick(for: request) else { continue }
                while let target = balancer.nextProbe(for: request) {
                    let answer = ProbeAnswer(inFlight: 0, latencyNanoseconds: 1_000, answeredAtNanoseconds: now)
                    balancer.probeAnswered(by: target, with: answer)
                }
                let outcome = RequestOutcome(latencyNanoseconds: 1_000, endedAtNanoseconds: now, succeeded: true)
                balancer.finish(pick.backend, outcome)
            }
        }
        drive(600)
        balancer.addBackend(weight: 1)
        let before = balancer.picksPerBackend
        drive(1_200)
        let gained = zip(balancer.picksPerBackend, before).map { $0 - $1 }
        #expect(gained.count == 4 && gained.reduce(0, +) == 1_200)
        #expect((100...600).contains(gained[3]), "\(gained)")
    }

    @Test func roundRobinGoesOnInOrder() {
        var balancer = Balancer(weights: [1, 1, 1], strategy: RoundRobin(seed: 1))
        #expect((0..<4).map { _ in balancer.pick()?.backend } == [0, 1, 2, 0])
        balancer.addBackend(weight: 1)
        #expect((0..<6).map { _ in balancer.pick()?.backend } == [1, 2, 3, 0, 1, 2])
        balancer.setWeight(0, of: 0)
        balancer.setDraining(true, 0)
        #expect((0..<4).map { _ in balancer.pick()?.backend } == [3, 1, 2, 3])
        #expect(balancer.picks == 14 && balancer.picksPerBackend == [3, 4, 4, 3])
    }

    @Test func aNewStrategyKeepsTheCounts() {
        var balancer = Balancer(weights: [1, 1], strategy: RoundRobin(seed: 1))
        for _ in 0..<3 { _ = balancer.pick() }
        balancer.replaceStrategy(with: LeastRequests(seed: 1))
        #expect(balancer.pick() == Pick(backend: 1, number: 4, inFlight: 1))
        #expect(balancer.pool.totalInFlight == 4 && balancer.picksPerBackend == [2, 2])
    }

    @Test func anApertureBeginsAnewWithOtherMembers() throws {
        let strategy = try StrategyCatalog.make("aperture:size=2,peers=3,peer=1,over=edf", seed: 1)
        var balancer = Balancer(weights: Array(repeating: 1, count: 6), strategy: strategy)
        for _ in 0..<20 { #expect(balancer.pick() != nil) }
        for _ in 0..<10 {
            balancer.addBackend(weight: 1)
            for _ in 0..<20 { #expect(balancer.pick() != nil) }
        }
    }
}
