internal import Balancing
internal import Measuring
internal import Recording

/// Translates what a strategy's catalogue entry promises into what the spread verdict judges by.
enum SpreadPromise {
    /// The rule for a recorded run: its strategy's, or the load's own where that went to the backends without a proxy.
    static func rule(of run: StoredRun, weights: [Double]) -> Measuring.SpreadRule {
        run.proxy == ProxyCatalog.direct ? ofDirectLoad(weights: weights) : rule(for: run.strategy, weights: weights)
    }

    /// The rule for what the generator does by itself: backends of one weight take turns, others are drawn by weight, and
    /// those of weight 0 get nothing.
    private static func ofDirectLoad(weights: [Double]) -> Measuring.SpreadRule {
        guard Set(weights.filter { $0 > 0 }).count <= 1 else { return .random }
        return weights.contains(0) ? .weighted(maximumDeviation: 1) : .cyclic
    }

    /// The rule for the strategy of a specification such as `p2c:choices=3` over backends of these weights; a strategy
    /// that this version does not know (a newer one recorded the run) promises nothing.
    static func rule(for specification: String, weights: [Double]) -> Measuring.SpreadRule {
        switch try? StrategyCatalog.spreadRule(for: specification, weights: weights) {
        case .cyclic: .cyclic
        case .weighted(let deviation): .weighted(maximumDeviation: deviation)
        // Where the greatest count exceeds the least by at most a gap, each lies within that gap of their mean.
        case .bounded(let gap): .weighted(maximumDeviation: Double(gap))
        case .random: .random
        case Balancing.SpreadRule.none?, nil: .unbounded
        }
    }
}
