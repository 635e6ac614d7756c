import Balancing
import Measuring
import Testing

@Suite("Spread through changes of membership")
struct MembershipSpreadTests {
    private func run(
        _ strategy: any BalancingStrategy,
        weights: [Double] = [1, 1, 1, 1, 1],
        rule: Measuring.SpreadRule = .cyclic,
        refuses: Bool,
        concurrency: Int,
        seed: UInt64
    ) -> FailingFleet {
        var fleet = FailingFleet(strategy, weights: weights, rule: rule, refuses: refuses, seed: seed)
        fleet.send(203, concurrency: concurrency)
        fleet.set(1, alive: false)
        fleet.send(31, concurrency: concurrency)
        fleet.admit(1, false)
        fleet.send(402, concurrency: concurrency)
        fleet.set(3, alive: false)
        fleet.send(17, concurrency: concurrency)
        fleet.admit(3, false)
        fleet.send(305, concurrency: concurrency)
        fleet.set(1, alive: true)
        fleet.admit(1, true)
        fleet.send(504, concurrency: concurrency)
        return fleet
    }

    @Test(
        "Round robin through deaths and returns is even, stretch by stretch",
        arguments: [true, false],
        [1, 2, 7, 40]
    )
    func roundRobin(refuses: Bool, concurrency: Int) {
        for seed: UInt64 in 0..<20 {
            let fleet = run(RoundRobin(seed: 0), refuses: refuses, concurrency: concurrency, seed: seed)
            let findings = fleet.findings()
            #expect(findings.verdict.outcome == .even, "\(findings.sentence)")
            #expect(findings.verdict.orderViolations == 0)
            #expect(findings.verdict.maxGap <= 1)
            #expect(findings.verdict.stretches?.count == 4)
            #expect(findings.sentence.contains("in 4 stretches of constant membership"))
            #expect(fleet.findings(withHistory: false).verdict.outcome == .uneven)
        }
    }

    @Test("Weighted round robin through deaths and returns is even", arguments: [1, 7])
    func weighted(concurrency: Int) {
        let weights = [3.0, 1, 2, 1, 5]
        let rule = Measuring.SpreadRule.weighted(maximumDeviation: 4)
        for seed: UInt64 in 0..<20 {
            let strategy = WeightedRoundRobin(seed: 0)
            let fleet = run(
                strategy,
                weights: weights,
                rule: rule,
                refuses: false,
                concurrency: concurrency,
                seed: seed
            )
            let findings = fleet.findings()
            #expect(findings.verdict.outcome == .even, "\(findings.sentence)")
        }
    }

    @Test("Random picks through deaths and returns are what chance gives")
    func random() {
        let alarms = (0..<200).count { seed in
            let fleet = run(
                UniformRandom(seed: UInt64(seed)),
                rule: .random,
                refuses: false,
                concurrency: 3,
                seed: UInt64(seed)
            )
            return fleet.findings().verdict.outcome == .uneven
        }
        #expect(alarms <= 3)
    }

    @Test("A backend that is left out for a lap without leaving is found in any stretch")
    func skipped() {
        let changes = [MembershipChange(moment: PickMoment(picks: 30), weights: [1, 0, 1])]
        var picks: [Int32] = (0..<30).map { Int32($0 % 3 + 1) } + (0..<40).map { $0 % 2 == 0 ? 1 : 3 }
        picks[50] = 3
        var analyzer = SpreadAnalyzer(rule: .cyclic, weights: [1, 1, 1])
        for (index, backend) in picks.enumerated() {
            var sample = RequestSample()
            sample.dispatch = Int64(index + 1)
            sample.backend = backend
            analyzer.add(sample)
        }
        let findings = analyzer.findings(history: PickHistory(changes: changes))
        #expect(findings.verdict.outcome == .uneven)
        #expect(findings.verdict.orderViolations == 2)
        #expect(findings.verdict.stretches?.map(\.orderViolations) == [0, 2])
        #expect(findings.firstViolatingPick == 52)
    }

    @Test("A slow start is not held to equal shares, and says so")
    func slowStart() {
        let changes = [
            MembershipChange(moment: PickMoment(picks: 12), weights: [1, 1], isRamping: true),
            MembershipChange(moment: PickMoment(picks: 20), weights: [1, 1]),
        ]
        let picks: [Int32] = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1, 2, 1, 1, 1, 2, 1, 2, 1, 2]
        var analyzer = SpreadAnalyzer(rule: .cyclic, weights: [1, 1])
        for (index, backend) in picks.enumerated() {
            var sample = RequestSample()
            sample.dispatch = Int64(index + 1)
            sample.backend = backend
            analyzer.add(sample)
        }
        let findings = analyzer.findings(history: PickHistory(changes: changes))
        #expect(findings.verdict.outcome == .even)
        #expect(findings.sentence.contains("1 more with a backend in slow start not judged"))
        #expect(findings.counts == [8, 8])
    }

    @Test("Where requests of each first pick ended, whoever else was tried between", arguments: [true, false])
    func retried(refuses: Bool) throws {
        for seed: UInt64 in 0..<10 {
            var fleet = FailingFleet(
                UniformRandom(seed: seed),
                weights: [1, 1, 1, 1, 1],
                rule: .random,
                refuses: refuses,
                seed: seed
            )
            fleet.send(50, concurrency: 5)
            #expect(fleet.findings().verdict.retried == nil)
            for backend in [1, 2, 4] { fleet.set(backend, alive: false) }
            fleet.send(300, concurrency: 20)
            let retried = try #require(fleet.findings().verdict.retried)
            let ways = retried.pairs.map { ("\($0.first)>\($0.final)", $0.requests) }
            #expect(Dictionary(uniqueKeysWithValues: ways) == fleet.ways)
            #expect(retried.requests == fleet.ways.values.reduce(0, +) && retried.unlisted == 0)
            #expect(retried.moved == retried.pairs.reduce(0) { $0 + ($1.first == $1.final ? 0 : $1.requests) })
        }
    }

    @Test("A return says when the backend had its share again, and how far it overshot")
    func recovery() throws {
        var fleet = FailingFleet(
            RoundRobin(seed: 0),
            weights: [1, 1, 1],
            rule: .cyclic,
            refuses: true,
            seed: 1
        )
        fleet.admit(2, false)
        fleet.send(100, concurrency: 1)
        fleet.admit(2, true)
        fleet.send(300, concurrency: 1)
        let recovery = try #require(fleet.findings().verdict.recovery?.first)
        #expect(recovery.backend == 3)
        #expect(recovery.firstPick == 101)
        #expect(recovery.picksToFairShare == 30)
        #expect(recovery.overshoot == 0)
    }
}
