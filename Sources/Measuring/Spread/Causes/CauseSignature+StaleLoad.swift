internal import RealModule

extension CauseSignature {
    /// Picks flock to the backend that was the least loaded one when the information was last renewed, until it is renewed.
    ///
    /// *Seen*, where the picks follow no cycle: counts in windows vary at least twice as much as those of independent
    /// picks, the same backend follows itself more often than by its share, the longest run is three times what chance
    /// gives, and the backends take turns in being the favorite (at least half of them lead some window). *p*: the larger
    /// one of the chi-square test of dispersion (Fisher 1925) and Chernoff's bound on the number of repeats. *Source*:
    /// Mitzenmacher 2000, "How Useful Is Old Information?"; nginx-ingress issue 4448 (ewma state per worker).
    static let staleLoad = CauseSignature(.staleLoad) { evidence in
        let order = evidence.order
        guard evidence.isOpen, evidence.isDisordered, evidence.dependence.loyalty < 0.8,
            let dispersion = order.dispersion, dispersion >= 2
        else { return nil }
        let picks = Double(evidence.picks.count)
        let top = Double(order.counts.max() ?? 0) / max(picks, 1)
        guard top > 0, top < 0.9, order.leaders >= max(2, evidence.members.count / 2) else { return nil }
        let usual = Double.log(picks * (1 - top)) / -Double.log(top)
        guard Double(order.longestRun) >= 3 * usual else { return nil }
        let repeats = BinomialTail.upper(
            hits: order.repeats,
            trials: Int64(evidence.picks.count - 1),
            chance: order.repeatChance
        )
        return (
            "requests come in bursts to one backend after another: \(DecimalText.grouped(order.longestRun)) in a row to "
                + "\(evidence.name(order.longestRunBackend)) where chance gives \(DecimalText.fixed(usual, places: 0)), and "
                + "counts in a window vary \(DecimalText.fixed(dispersion, places: 1)) times as much as by chance: picks go "
                + "by old information about load.",
            max(order.dispersionP, repeats)
        )
    }
}
