/// All arms of a comparison, all metrics, and a verdict on every pair.
///
/// **The family** of tests is every pair of arms within a group times every judged metric; ``HolmCorrection`` is over
/// all of it, but for tests that could not have come out in more than one way: no errors in any run of a pair is no test
/// of errors, and takes nothing from the others (Tarone, *A modified Bonferroni method for discrete data*, 1990). A verdict other than "no difference shown" needs both: a corrected p of ``MannWhitneyTest`` below
/// the significance, and a typical difference (``TypicalShift``) of at least the minimum effect. "No difference shown" is no
/// proof that there is none: its interval says how large a difference may still be.
public struct ComparisonStudy: Equatable, Sendable {
    /// The arms with their runs.
    public let arms: [ComparedArm]
    /// The rules of the verdicts.
    public let rules: ComparisonRules
    /// Every metric of every arm that has figures for it, by arm.
    public let estimates: [[MetricEstimate]]
    /// The family of tests: pair by pair, the earlier arm as the baseline, metric by metric.
    public let pairs: [PairComparison]

    /// Judges the arms.
    public init(arms: [ComparedArm], rules: ComparisonRules = ComparisonRules()) {
        self.arms = arms
        self.rules = rules
        estimates = arms.map { arm in
            ComparisonMetric.allCases.compactMap { MetricEstimate($0, of: arm, confidence: rules.confidence) }
        }
        var pairs = Self.family(of: arms).flatMap { baseline, candidate in
            rules.metrics.map { metric in
                PairComparison(
                    arms,
                    baseline: baseline,
                    candidate: candidate,
                    metric: metric,
                    confidence: rules.confidence
                )
            }
        }
        let tested = pairs.indices.filter { pairs[$0].isTestable }
        let adjusted = HolmCorrection.adjusted(tested.compactMap { pairs[$0].pValue })
        for (index, value) in zip(tested, adjusted) { pairs[index].adjustedP = value }
        for index in pairs.indices where pairs[index].pValue != nil {
            pairs[index].adjustedP = pairs[index].adjustedP ?? 1
        }
        // What Holm's correction would leave of every p, if each were the least that its runs can have.
        let least = pairs.map { Self.leastP($0, of: arms) }
        let attainable = HolmCorrection.adjusted(tested.map { least[$0] })
        let best = Dictionary(uniqueKeysWithValues: zip(tested, attainable))
        for index in pairs.indices where pairs[index].pValue != nil {
            let reachable = best[index] ?? least[index] * Double(max(1, tested.count))
            pairs[index].judge(by: rules, hasEnoughRuns: reachable < rules.significance)
        }
        self.pairs = pairs
    }

    /// The pairs of arms that may be held against each other.
    private static func family(of arms: [ComparedArm]) -> [(baseline: Int, candidate: Int)] {
        arms.indices.flatMap { baseline in
            arms.indices.filter { $0 > baseline && arms[$0].group == arms[baseline].group }.map { (baseline, $0) }
        }
    }

    private static func leastP(_ pair: PairComparison, of arms: [ComparedArm]) -> Double {
        let sizes = [pair.baseline, pair.candidate].map { arms[$0].values(pair.metric).count }
        return MannWhitneyTest.leastP(sizes[0], sizes[1])
    }

    /// The tests that the correction is over.
    public var familySize: Int { pairs.count { $0.isTestable } }

    /// The fewest runs an arm with which a test of this family can come out significant, corrected for all the others.
    ///
    /// The least p of n runs a side, 2 / C(2n, n), falls by nearly four with each more, so that there is always one.
    public var leastRuns: Int {
        var runs = 1
        while rules.significance > 0,
            MannWhitneyTest.leastP(runs, runs) * Double(max(1, familySize)) >= rules.significance
        {
            runs += 1
        }
        return runs
    }

    /// Whether any pair could be judged at all.
    public var hasVerdict: Bool { pairs.contains { ![.noFigure, .tooFewRuns].contains($0.reason) } }
}

extension PairComparison {
    /// Sets verdict and reason; `hasEnoughRuns` is whether so many runs can show anything.
    fileprivate mutating func judge(by rules: ComparisonRules, hasEnoughRuns: Bool) {
        guard let adjustedP, let baselineMedian, let candidateMedian else { return }
        guard hasEnoughRuns else {
            reason = .tooFewRuns
            return
        }
        guard adjustedP < rules.significance else {
            reason = .notSignificant
            return
        }
        let shift = difference?.estimate ?? (candidateMedian - baselineMedian)
        if difference != nil, shift.magnitude < rules.leastEffect(metric) {
            reason = .belowMinimumEffect
            return
        }
        reason = .shown
        verdict = (shift < 0) == (metric.direction == .lowerIsBetter) ? .better : .worse
    }
}
