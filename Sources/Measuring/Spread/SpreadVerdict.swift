/// Whether the picks of a run were spread over the backends as the strategy promises.
///
/// Judged over every request of the run, warm-up included; ``SpreadAnalyzer`` says how each figure comes about.
public struct SpreadVerdict: Codable, Equatable, Sendable {
    /// The three outcomes; the exit status 2 goes with ``uneven``.
    public enum Outcome: String, Codable, CaseIterable, Sendable {
        /// The picks keep the strategy's promise.
        case even
        /// They do not.
        case uneven
        /// The strategy promises no even spread, or too little is known to judge.
        case notApplicable = "not_applicable"
    }

    /// The outcome.
    public var outcome: Outcome
    /// The largest count of picks of a backend less the smallest; for weights, the largest distance between a
    /// backend's count and its exact share.
    public var maxGap: Double
    /// The largest ``maxGap`` that the strategy allows; `nil` (JSON `null`) where it gives no exact bound.
    public var allowedGap: Double?
    /// Steps from one pick to the next known one that do not follow the cycle of the backends.
    public var orderViolations: Int64
    /// The largest gap within any window of ``SpreadAnalyzer/windowLaps`` laps; the whole run where order is unknown.
    public var worstWindowGap: Double
    /// The probability that a fair random choice is at least as uneven as this (Pearson's chi-square, upper tail).
    public var chiSquareP: Double
    /// Jain's index of the counts over the weights: 1 is perfectly even, 1/n is everything on one backend.
    public var jainIndex: Double
    /// The coefficient of variation of the counts over the weights: standard deviation over mean.
    public var coefficientOfVariation: Double

    /// The verdict in a sentence with its numbers; `nil` in a summary that an older version wrote, as all that follows.
    public var sentence: String?
    /// Why it is so, as far as the pattern shows it; empty where nothing does.
    public var causes: [SpreadCause]?
    /// The most picks in a row of the same backend.
    public var longestRun: Int64?
    /// The variation of the gaps between visits to the same backend, ``PickOrder/gapVariation``: 0 for a round robin.
    public var visitGapVariation: Double?
    /// The index of dispersion of counts in windows: 1 for independent random picks, 0 for a round robin.
    public var dispersion: Double?
    /// How far the backend depends on other things than the strategy.
    public var dependence: SpreadDependence?
    /// What the backends had to do beyond counts.
    public var load: SpreadLoad?
    /// Until when requests were judged, in seconds since the start of the run; `nil` where all are.
    public var judgedUntilSeconds: Double?
    /// The stretches of constant membership; `nil` where membership never changed or nobody tells.
    public var stretches: [SpreadStretch]?
    /// How backends that came back got their share again; `nil` where none did.
    public var recovery: [SpreadRecovery]?
    /// Where requests ended whose first pick failed; `nil` where none was tried again or nobody tells.
    public var retried: SpreadRetries?

    enum CodingKeys: String, CodingKey {
        case outcome = "verdict"
        case maxGap = "max_gap"
        case allowedGap = "allowed_gap"
        case orderViolations = "order_violations"
        case worstWindowGap = "worst_window_gap"
        case chiSquareP = "chi_square_p"
        case jainIndex = "jain_index"
        case coefficientOfVariation = "cv"
        case sentence, causes
        case longestRun = "longest_run"
        case visitGapVariation = "visit_gap_cv"
        case judgedUntilSeconds = "judged_until_s"
        case dispersion, dependence, load, stretches, recovery, retried
    }

    /// The figures of a spread; without picks nothing is uneven.
    public init(
        outcome: Outcome = .notApplicable,
        maxGap: Double = 0,
        allowedGap: Double? = nil,
        orderViolations: Int64 = 0,
        worstWindowGap: Double = 0,
        chiSquareP: Double = 1,
        jainIndex: Double = 1,
        coefficientOfVariation: Double = 0
    ) {
        self.outcome = outcome
        self.maxGap = maxGap
        self.allowedGap = allowedGap
        self.orderViolations = orderViolations
        self.worstWindowGap = worstWindowGap
        self.chiSquareP = chiSquareP
        self.jainIndex = jainIndex
        self.coefficientOfVariation = coefficientOfVariation
    }

    /// The same with the figures alone that every version knows.
    public var withoutExplanation: SpreadVerdict {
        SpreadVerdict(
            outcome: outcome,
            maxGap: maxGap,
            allowedGap: allowedGap,
            orderViolations: orderViolations,
            worstWindowGap: worstWindowGap,
            chiSquareP: chiSquareP,
            jainIndex: jainIndex,
            coefficientOfVariation: coefficientOfVariation
        )
    }

    /// Writes every key, `allowed_gap` too where it is `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(maxGap, forKey: .maxGap)
        try container.encode(allowedGap, forKey: .allowedGap)
        try container.encode(orderViolations, forKey: .orderViolations)
        try container.encode(worstWindowGap, forKey: .worstWindowGap)
        try container.encode(chiSquareP, forKey: .chiSquareP)
        try container.encode(jainIndex, forKey: .jainIndex)
        try container.encode(coefficientOfVariation, forKey: .coefficientOfVariation)
        try container.encodeIfPresent(sentence, forKey: .sentence)
        try container.encodeIfPresent(causes, forKey: .causes)
        try container.encodeIfPresent(longestRun, forKey: .longestRun)
        try container.encodeIfPresent(visitGapVariation, forKey: .visitGapVariation)
        try container.encodeIfPresent(dispersion, forKey: .dispersion)
        try container.encodeIfPresent(dependence, forKey: .dependence)
        try container.encodeIfPresent(load, forKey: .load)
        try container.encodeIfPresent(judgedUntilSeconds, forKey: .judgedUntilSeconds)
        try container.encodeIfPresent(stretches, forKey: .stretches)
        try container.encodeIfPresent(recovery, forKey: .recovery)
        try container.encodeIfPresent(retried, forKey: .retried)
    }
}
