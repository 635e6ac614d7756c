import Testing

@testable import Balancing

/// What every strategy owes, whatever its rule.
@Suite struct StrategyLawTests {
    @Test(arguments: Specifications.all)
    func picksOnlyEligibleBackendsAndConservesCounts(_ specification: String) throws {
        for (seed, count) in [(1, 1), (2, 2), (3, 3), (4, 7), (5, 40)] as [(UInt64, Int)] {
            var churn = try Churn(specification, weights: Array(repeating: 1, count: count), seed: seed)
            churn.run(steps: 1_500)
            #expect(churn.balancer.picks == Int64(churn.picked.count))
            #expect(churn.balancer.picksPerBackend.reduce(0, +) == churn.balancer.picks)
            #expect(churn.balancer.pool.totalInFlight == 0)
            for backend in 0..<count {
                let times = churn.picked.count { $0 == backend }
                #expect(churn.balancer.picksPerBackend[backend] == Int64(times))
            }
        }
    }

    @Test(arguments: Specifications.all)
    func sameSeedMakesTheSamePicks(_ specification: String) throws {
        var first = try Churn(specification, weights: [1, 2, 3, 1, 5], seed: 9)
        var second = try Churn(specification, weights: [1, 2, 3, 1, 5], seed: 9)
        first.run(steps: 800)
        second.run(steps: 800)
        #expect(first.picked == second.picked)
    }

    @Test(arguments: Specifications.all)
    func picksNothingWhereNothingIsEligible(_ specification: String) throws {
        for weights in [[], [0], [0, 0, -1], [.nan, .infinity]] as [[Double]] {
            var balancer = Balancer(weights: weights, strategy: try StrategyCatalog.make(specification, seed: 1))
            #expect(balancer.pick() == nil)
            #expect(balancer.picks == 0)
        }
        var balancer = Balancer(weights: [1, 1], strategy: try StrategyCatalog.make(specification, seed: 1))
        balancer.setHealthy(false, 0)
        balancer.setDraining(true, 1)
        #expect(balancer.pick() == nil)
        balancer.setDraining(false, 1)
        #expect(balancer.pick()?.backend == 1)
    }

    @Test(arguments: Specifications.all)
    func oneBackendTakesAll(_ specification: String) throws {
        var balancer = Balancer(weights: [0.25], strategy: try StrategyCatalog.make(specification, seed: 1))
        for number in 1...100 {
            #expect(balancer.pick() == Pick(backend: 0, number: Int64(number), inFlight: number - 1))
        }
    }

    @Test(arguments: Specifications.all)
    func weightZeroIsOutOfRotation(_ specification: String) throws {
        var balancer = Balancer(weights: [1, 0, 1, 0], strategy: try StrategyCatalog.make(specification, seed: 3))
        for key in 0..<400 { _ = balancer.pick(for: RequestContext(keyHash: SplitMix64.mix(UInt64(key)))) }
        #expect(balancer.picksPerBackend[1] == 0)
        #expect(balancer.picksPerBackend[3] == 0)
    }

    @Test(arguments: Specifications.all)
    func retryAvoidsTheFailedBackend(_ specification: String) throws {
        var balancer = Balancer(weights: [1, 1, 1], strategy: try StrategyCatalog.make(specification, seed: 5))
        let failure = RequestOutcome(latencyNanoseconds: 10, endedAtNanoseconds: 10, succeeded: false)
        for key in 0..<50 {
            let request = RequestContext(keyHash: SplitMix64.mix(UInt64(key)))
            for counted in [true, false] {
                let failedPick = balancer.pick(for: request)
                let failed = try #require(failedPick)
                balancer.finish(failed.backend, failure)
                let retriedPick = balancer.retry(failed, counted: counted, for: request)
                let retried = try #require(retriedPick)
                #expect(retried.backend != failed.backend)
                #expect(retried.number == (counted ? failed.number : failed.number + 1))
                balancer.finish(retried.backend, failure)
            }
        }
        #expect(balancer.picks == 150)
        #expect(balancer.repeats == 50)
        #expect(balancer.pool.totalInFlight == 0)
    }
}
