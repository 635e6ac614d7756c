/// One stretch of constant membership, judged on its own.
struct StretchAnalysis {
    /// The stretch.
    let stretch: PickStretch
    /// The yardstick among its members.
    let measure: GapMeasure
    /// What the order of its turns shows.
    let sequence: PickSequenceAnalysis
    /// Its turns.
    let turns: TurnSequence

    /// Analyzes a stretch.
    init(_ stretch: PickStretch, log: PickLog, retries: [RetriedPick], rule: SpreadRule) {
        self.stretch = stretch
        measure = GapMeasure(rule: rule, weights: stretch.weights)
        turns = TurnSequence(log, stretch, retries: retries)
        sequence = PickSequenceAnalysis(turns, rule: rule, measure: measure)
    }

    /// Whether it is held to the rule: shares rise in a slow start, and without a known pick there is nothing to judge.
    var isJudged: Bool { !stretch.isRamping && sequence.knownPicks > 0 }

    /// The largest distance of its counts.
    var gap: Double { measure.gap(of: sequence.counts) }

    /// The turns counted.
    var total: Int64 { sequence.counts.reduce(0, +) }
}
