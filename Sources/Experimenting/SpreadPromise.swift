internal import Balancing
internal import Measuring

/// Translates what a strategy's catalogue entry promises into what the spread verdict judges by.
enum SpreadPromise {
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
