internal import RealModule

/// Two arms held against each other in one metric.
public struct PairComparison: Equatable, Sendable {
    /// The number of the arm that the other is held against.
    public var baseline: Int
    /// The number of the arm that the verdict is on.
    public var candidate: Int
    /// The metric.
    public var metric: ComparisonMetric
    /// The median over the baseline's runs; `nil` without a run that has the figure.
    public var baselineMedian: Double?
    /// The median over the candidate's runs.
    public var candidateMedian: Double?
    /// The typical difference with its interval; `nil` where a figure that should be a divisor is 0.
    ///
    /// A part of the baseline, −0.73 for 73 % less; for a share, points as parts of one.
    public var difference: TypicalShift?
    /// The two-sided p of ``MannWhitneyTest``; `nil` where an arm has no figure.
    public var pValue: Double?
    /// The same after ``HolmCorrection`` over all pairs and metrics of the comparison: what the verdict goes by.
    public var adjustedP: Double?
    /// The two-sided p of ``SignedRankTest`` on the rounds that both arms have; `nil` without rounds.
    public var pairedP: Double?
    /// Whether the test could have come out in more than one way; it cannot where all runs have the same figure.
    public var isTestable = false
    /// Better, worse, or no difference shown.
    public var verdict: ComparisonVerdict = .noDifference
    /// Why.
    public var reason: ComparisonReason = .noFigure

    /// Measures two arms; verdict and corrected p need the whole family (``ComparisonStudy``).
    init(
        _ arms: [ComparedArm],
        baseline: Int,
        candidate: Int,
        metric: ComparisonMetric,
        confidence: Double
    ) {
        self.baseline = baseline
        self.candidate = candidate
        self.metric = metric
        let left = arms[baseline].values(metric)
        let right = arms[candidate].values(metric)
        guard !left.isEmpty, !right.isEmpty else { return }
        baselineMedian = BootstrapMedian.median(sorted: left.sorted())
        candidateMedian = BootstrapMedian.median(sorted: right.sorted())
        let test = MannWhitneyTest(baseline: left, candidate: right)
        pValue = test.pValue
        isTestable = !test.isConstant
        difference = Self.difference(left, right, isRelative: metric.isRelative, confidence: confidence)
        pairedP = Self.pairedP(arms[baseline], arms[candidate], metric)
    }

    /// The shift of logarithms as a ratio less one, or that of shares as it is.
    private static func difference(
        _ baseline: [Double],
        _ candidate: [Double],
        isRelative: Bool,
        confidence: Double
    ) -> TypicalShift? {
        guard isRelative else {
            return TypicalShift(baseline: baseline, candidate: candidate, confidence: confidence)
        }
        guard (baseline + candidate).allSatisfy({ $0 > 0 }) else { return nil }
        return TypicalShift(
            baseline: baseline.map { Double.log($0) },
            candidate: candidate.map { Double.log($0) },
            confidence: confidence
        )?.mapped { Double.expMinusOne($0) }
    }

    private static func pairedP(_ baseline: ComparedArm, _ candidate: ComparedArm, _ metric: ComparisonMetric)
        -> Double?
    {
        var partners: [Int: Double] = [:]
        for run in baseline.runs { if let round = run.round { partners[round] = run.values[metric] } }
        let differences = candidate.runs.compactMap { run -> Double? in
            guard let round = run.round, let value = run.values[metric], let partner = partners[round] else {
                return nil
            }
            return metric.isRelative && value > 0 && partner > 0 ? .log(value / partner) : value - partner
        }
        return differences.isEmpty ? nil : SignedRankTest(differences: differences).pValue
    }
}
