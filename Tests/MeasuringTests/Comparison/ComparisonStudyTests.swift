import Measuring
import Testing

@Suite("Comparison study")
struct ComparisonStudyTests {
    /// Ten repeats, the default of `rrbench compare`.
    private let repeats = 10

    @Test(
        "An arm held against itself 200 times: no difference shown in at least 95 % of them",
        arguments: [0.0, 0.5]
    )
    func self200(shared: Double) {
        let runs = SyntheticRuns(shared: shared)
        let alarms = (1...200).count { seed in
            ComparisonStudy(arms: runs.arms(repeats: repeats, seed: UInt64(seed))).pairs.contains {
                $0.verdict != .noDifference
            }
        }
        #expect(alarms <= 10, "\(alarms) of 200")
    }

    @Test(
        "A true 10 % difference in p99 is found in at least 80 % of 200, up to a scatter of 5 %",
        arguments: [0.03, 0.05]
    )
    func power(scatter: Double) {
        let runs = SyntheticRuns(scatter: scatter, factor: 1.1)
        let found = (1...200).count { seed in
            ComparisonStudy(arms: runs.arms(repeats: repeats, seed: UInt64(seed))).pairs.contains {
                $0.metric == .p99 && $0.verdict == .worse
            }
        }
        #expect(found >= 160, "\(found) of 200")
    }

    @Test("The family is all pairs within a group, times the metrics")
    func family() {
        let run = ComparedRun(values: [.median: 1, .p99: 2, .throughput: 3, .errors: 0])
        let arms = [("a", "x"), ("b", "x"), ("c", "x"), ("a", "y"), ("b", "y")].map { name, group in
            ComparedArm(name: name, group: group, runs: [run])
        }
        let pairs = ComparisonStudy(arms: arms).pairs
        #expect(pairs.count == (3 + 1) * 4)
        #expect(pairs.allSatisfy { arms[$0.baseline].group == arms[$0.candidate].group })
    }

    @Test("Tests that could not have come out otherwise take nothing from the others")
    func constant() {
        let arms = ["a", "b"].enumerated().map { index, name in
            ComparedArm(
                name: name,
                runs: (0..<6).map { ComparedRun(values: [.p99: Double($0 + 10 * index), .errors: 0]) }
            )
        }
        let study = ComparisonStudy(arms: arms, rules: ComparisonRules(metrics: [.p99, .errors]))
        #expect(study.familySize == 1)
        #expect(study.pairs[0].adjustedP == study.pairs[0].pValue)
        #expect(study.pairs[1].adjustedP == 1 && study.pairs[1].reason == .notSignificant)
    }

    @Test("Which way is better goes by the metric")
    func direction() {
        let low = ComparedArm(
            name: "low",
            runs: (0..<6).map { ComparedRun(values: [.p99: 10 + Double($0), .throughput: 10 + Double($0)]) }
        )
        let high = ComparedArm(
            name: "high",
            runs: (0..<6).map { ComparedRun(values: [.p99: 90 + Double($0), .throughput: 90 + Double($0)]) }
        )
        let study = ComparisonStudy(arms: [low, high], rules: ComparisonRules(metrics: [.p99, .throughput]))
        #expect(study.pairs.map(\.verdict) == [.worse, .better])
        #expect(study.hasVerdict)
    }

    @Test("A difference below the least effect is none that matters")
    func small() throws {
        let runs = { (from: Double) in (0..<10).map { ComparedRun(values: [.p99: from + Double($0) / 100]) } }
        let arms = [ComparedArm(name: "a", runs: runs(1000)), ComparedArm(name: "b", runs: runs(1010))]
        let pair = try #require(ComparisonStudy(arms: arms, rules: ComparisonRules(metrics: [.p99])).pairs.first)
        #expect(pair.reason == .belowMinimumEffect && pair.verdict == .noDifference)
        let strict = ComparisonRules(metrics: [.p99], minimumEffect: 0.005)
        #expect(ComparisonStudy(arms: arms, rules: strict).pairs.first?.verdict == .worse)
    }

    @Test("Three runs a side cannot show anything, one cannot even be tested", arguments: [1, 3])
    func few(count: Int) {
        let runs = { (from: Double) in (0..<count).map { ComparedRun(values: [.p99: from + Double($0)]) } }
        let arms = [ComparedArm(name: "a", runs: runs(1)), ComparedArm(name: "b", runs: runs(1000))]
        let study = ComparisonStudy(arms: arms, rules: ComparisonRules(metrics: [.p99]))
        #expect(study.pairs.map(\.reason) == [.tooFewRuns])
        #expect(study.pairs.first?.difference != nil)
        #expect(!study.hasVerdict)
    }

    @Test("Enough runs for one test may be too few for a family", arguments: [(5, false), (6, false), (7, true)])
    func fewForTheFamily(count: Int, isEnough: Bool) {
        let arms = (0..<4).map { arm in
            ComparedArm(
                name: "\(arm)",
                runs: (0..<count).map { run in
                    let value = Double(1000 * (arm + 1) + run)
                    return ComparedRun(values: [.median: value, .p99: value, .errors: 0])
                }
            )
        }
        let study = ComparisonStudy(arms: arms, rules: ComparisonRules(metrics: [.median, .p99, .errors]))
        #expect(study.familySize == 12 && study.leastRuns == 7)
        #expect(study.hasVerdict == isEnough)
        let shown = study.pairs.count { $0.reason == .shown }
        #expect(shown == (isEnough ? 12 : 0))
        #expect(study.pairs.count { $0.reason == .tooFewRuns } == (isEnough ? 0 : 18))
        let two = ComparisonStudy(arms: Array(arms.prefix(2)), rules: ComparisonRules(metrics: [.median]))
        #expect(two.leastRuns == 5 && two.pairs.map(\.reason) == [.shown])
    }

    @Test("No figure, and figures of 0, make no ratio and no crash")
    func zeros() {
        let arms = [
            ComparedArm(name: "a", runs: (0..<6).map { _ in ComparedRun(values: [.throughput: 0]) }),
            ComparedArm(name: "b", runs: (0..<6).map { ComparedRun(values: [.throughput: 5 + Double($0)]) }),
        ]
        let pairs = ComparisonStudy(arms: arms, rules: ComparisonRules(metrics: [.throughput, .p99])).pairs
        #expect(pairs[0].difference == nil && pairs[0].verdict == .better)
        #expect(pairs[1].reason == .noFigure && pairs[1].pValue == nil)
    }

    @Test("Errors count in points: one request in two hundred is a difference")
    func errors() {
        let runs = { (share: Double) in (0..<10).map { ComparedRun(values: [.errors: share + Double($0) / 1e5]) } }
        let arms = [ComparedArm(name: "a", runs: runs(0)), ComparedArm(name: "b", runs: runs(0.005))]
        let pair = ComparisonStudy(arms: arms, rules: ComparisonRules(metrics: [.errors])).pairs.first
        #expect(pair?.verdict == .worse)
        #expect(((pair?.difference?.estimate ?? 0) - 0.005).magnitude < 1e-9)
    }

    @Test("A metric answers to its key, its key without the unit, and its title")
    func names() {
        for metric in ComparisonMetric.allCases {
            #expect(ComparisonMetric(named: metric.rawValue) == metric)
            #expect(ComparisonMetric(named: metric.title) == metric)
        }
        #expect(ComparisonMetric(named: "p99") == .p99)
        #expect(ComparisonMetric(named: "p9") == nil)
    }
}
