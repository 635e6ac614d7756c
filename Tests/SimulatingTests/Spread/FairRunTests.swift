import Balancing
import Measuring
import Testing

/// The stated levels: one fair run of a thousand called uneven, one with a cause named.
///
/// More than 6 of 1,000, 4 of 500 or 3 of 250 at a level of 0.001 has a probability of 0.0002 or less.
@Suite("Fair runs raise no more alarms than the levels say")
struct FairRunTests {
    private static let runs: UInt64 = 1_000
    private static let mostAlarms = 6

    @Test("Random families", arguments: ["random", "weighted-random"])
    func random(name: String) throws {
        var (uneven, named) = (0, 0)
        for seed in 0..<Self.runs {
            let shape = FairRun.shape(seed, isWeighted: name == "weighted-random")
            let strategy = try StrategyCatalog.make(name, seed: seed)
            let findings = FairRun.findings(strategy, shape, rule: .random, seed: seed)
            uneven += findings.verdict.outcome == .uneven ? 1 : 0
            named += findings.verdict.causes?.isEmpty == false ? 1 : 0
        }
        #expect(uneven <= Self.mostAlarms)
        #expect(named <= Self.mostAlarms)
    }

    @Test(
        "Round robin of one worker is always even and has no cause",
        arguments: ["round-robin", "weighted-round-robin"]
    )
    func roundRobin(name: String) throws {
        for seed in 0..<Self.runs / 4 {
            let isWeighted = name == "weighted-round-robin"
            let shape = FairRun.shape(seed, isWeighted: isWeighted)
            let strategy = try StrategyCatalog.make(name, seed: seed)
            let rule: Measuring.SpreadRule = isWeighted ? .weighted(maximumDeviation: 1) : .cyclic
            let findings = FairRun.findings(strategy, shape, rule: rule, seed: seed)
            #expect(findings.verdict.outcome == .even, "\(findings.sentence)")
            #expect(findings.verdict.causes?.isEmpty == true)
        }
    }

    @Test("Even where every signature is looked for, because nothing is promised, fair picks show none")
    func unbounded() throws {
        var named: [SpreadCause] = []
        for seed in 0..<Self.runs {
            let strategy = try StrategyCatalog.make("random", seed: seed)
            let findings = FairRun.findings(strategy, FairRun.shape(seed), rule: .unbounded, seed: seed)
            named += findings.verdict.causes ?? []
        }
        #expect(named.count <= Self.mostAlarms, "\(named)")
    }

    @Test(
        "A promise of turns that is not kept has none of the causes by that alone",
        arguments: ["random", "rendezvous", "weighted-random"]
    )
    func brokenPromise(name: String) throws {
        var named: [SpreadCause] = []
        for seed in 0..<Self.runs / 2 {
            let isWeighted = name == "weighted-random"
            let rule: Measuring.SpreadRule = isWeighted ? .weighted(maximumDeviation: 1) : .cyclic
            let shape = FairRun.shape(seed, isWeighted: isWeighted)
            let findings = FairRun.findings(try StrategyCatalog.make(name, seed: seed), shape, rule: rule, seed: seed)
            named += findings.verdict.causes ?? []
        }
        #expect(named.count <= 4, "\(named)")
    }

    @Test(
        "Failures here and there that a foreign proxy tries again are not taken for cursors",
        arguments: [0.005, 0.05]
    )
    func retried(failing: Double) throws {
        var named: [SpreadCause] = []
        for seed in 0..<Self.runs / 4 {
            var shape = FairRun.shape(seed)
            shape.isNumbered = false
            let strategy = try StrategyCatalog.make("round-robin", seed: seed)
            let findings = FairRun.findings(strategy, shape, rule: .cyclic, seed: seed, failing: failing)
            named += (findings.verdict.causes ?? []).filter { $0.name == .perWorkerCursors }
        }
        #expect(named.count <= 3, "\(named)")
    }

    @Test("A ring with few points is told by its shares, workers by their first requests")
    func realStrategies() throws {
        let shape = FairRun.Shape(
            weights: Array(repeating: 1, count: 8),
            picks: 4_000,
            connections: 8,
            takesTurns: false,
            isNumbered: true
        )
        for seed: UInt64 in 0..<5 {
            let workers = FairRun.findings(
                PerWorkerRoundRobin(workers: 16, seed: seed),
                shape,
                rule: .cyclic,
                seed: seed
            )
            #expect(workers.verdict.outcome == .uneven)
            #expect(workers.verdict.causes?.map(\.name) == [.perWorkerCursors])
            let ring = FairRun.findings(RingHash(points: 20), shape, rule: .unbounded, seed: seed)
            #expect(ring.verdict.causes?.map(\.name) == [.hashRing])
        }
    }
}
