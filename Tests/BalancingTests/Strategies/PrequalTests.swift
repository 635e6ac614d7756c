import Testing

@testable import Balancing

@Suite struct PrequalTests {
    private static func answer(_ inFlight: Int, _ latency: Int64, at now: Int64 = 0) -> ProbeAnswer {
        ProbeAnswer(inFlight: inFlight, latencyNanoseconds: latency, answeredAtNanoseconds: now)
    }

    @Test func theLeastLatencyAmongTheColdWins() {
        var pool = ProbePool(capacity: 16)
        pool.add(Self.answer(1, 900), of: 0)
        pool.add(Self.answer(2, 100), of: 1)
        pool.add(Self.answer(9, 1), of: 2)
        #expect(pool.best(quantile: 0.6)?.backend == 1)
    }

    @Test func whenAllAreHotTheFewestInFlightWin() {
        var pool = ProbePool(capacity: 2)
        for _ in 0..<20 { pool.add(Self.answer(0, 1), of: 5) }
        pool.add(Self.answer(7, 1), of: 0)
        pool.add(Self.answer(3, 900), of: 1)
        #expect(pool.best(quantile: 0.5)?.backend == 1)
    }

    @Test func answersAgeAndWearOut() {
        let backends = BackendPool(weights: [1, 1, 0])
        var pool = ProbePool(capacity: 16)
        pool.add(Self.answer(1, 1, at: 0), of: 0)
        pool.add(Self.answer(1, 1, at: 900_000_000), of: 1)
        pool.add(Self.answer(1, 1, at: 900_000_000), of: 2)
        pool.dropStale(at: 1_000_000_001, in: backends)
        #expect(pool.count == 1)
        pool.use(0, most: 2)
        #expect(pool.count == 1)
        pool.use(0, most: 2)
        #expect(pool.count == 0)
    }

    @Test func aUseCountsInEveryAnswerOfTheBackend() {
        var pool = ProbePool(capacity: 16)
        for backend in [0, 1, 0] { pool.add(Self.answer(1, backend == 0 ? 5 : 10), of: backend) }
        pool.use(0, most: .infinity)
        // Both answers of backend 0 are hot now; the one of backend 1 is not.
        #expect(pool.best(quantile: 0.5)?.backend == 1)
    }

    @Test func worstAndOldestGoInTurn() {
        var pool = ProbePool(capacity: 16)
        for backend in 0..<4 { pool.add(Self.answer(backend == 2 ? 50 : 1, 10), of: backend) }
        pool.removeWorstOrOldest(quantile: 0.5)
        pool.removeWorstOrOldest(quantile: 0.5)
        #expect(pool.count == 2)
        #expect(pool.best(quantile: 0.5)?.backend == 1)
    }

    @Test func eachPickWantsItsProbesOfDistinctBackends() {
        var strategy = Prequal(probes: 3, quantile: 0.84, seed: 1)
        let pool = BackendPool(weights: Array(repeating: 1, count: 8))
        #expect(strategy.nextProbe(in: pool, for: RequestContext()) == nil)
        for _ in 0..<50 {
            _ = strategy.selectBackend(from: pool, for: RequestContext())
            let targets = (0..<4).map { _ in strategy.nextProbe(in: pool, for: RequestContext()) }
            #expect(Set(targets.prefix(3)).count == 3)
            #expect(targets.last == .some(nil))
        }
    }

    @Test(arguments: Specifications.all)
    func onlyTheStrategiesThatSayThatTheyProbeWantProbes(_ specification: String) throws {
        let strategy = try StrategyCatalog.make(specification, seed: 1)
        #expect(strategy.sendsProbes == specification.contains("prequal"))
        for weights in [[0, 0], [1, 1]] as [[Double]] {
            var balancer = Balancer(weights: weights, strategy: strategy)
            #expect(balancer.sendsProbes == strategy.sendsProbes)
            let picked = balancer.pick() != nil
            let target = balancer.nextProbe()
            #expect((target != nil) == (picked && strategy.sendsProbes))
        }
    }

    @Test func withoutAnswersThePickIsRandom() {
        var picks = Picks(Prequal(seed: 1), weights: [1, 1, 1, 1])
        let sequence = picks.sequence(4_000)
        for backend in 0..<4 { #expect(abs(sequence.count { $0 == backend } - 1_000) < 130) }
    }
}
