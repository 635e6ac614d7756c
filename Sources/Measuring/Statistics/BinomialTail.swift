internal import RealModule

/// Bounds on the tail of a binomial distribution.
enum BinomialTail {
    /// A bound above the probability of at least `hits` successes in `trials` independent trials, each with probability
    /// `chance`: exp(−n · KL(hits/n ‖ chance)), or 1 where the hits are no more than expected (Chernoff 1952).
    static func upper(hits: Int64, trials: Int64, chance: Double) -> Double {
        guard trials > 0, chance > 0, chance < 1 else { return 1 }
        let seen = Double(hits) / Double(trials)
        guard seen > chance else { return 1 }
        let misses = seen < 1 ? (1 - seen) * .log((1 - seen) / (1 - chance)) : 0
        return .exp(-Double(trials) * (seen * .log(seen / chance) + misses))
    }
}
