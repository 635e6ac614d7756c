extension CauseSignature {
    /// The cycle begins again at its first backend, over and over: with each reload of a configuration.
    ///
    /// *Seen*: nine in ten steps that leave the cycle end at the same backend, from at least two different ones (a backend
    /// that is left out is always left from the same one). *p*: Chernoff's bound on that many of the steps ending at one
    /// of n backends, times n (whichever it is); by chance a part of s(f)(1 − s(f−1)) over the sum of all such ends at
    /// backend f of share s(f), 1/n where shares are equal. *Source*: Traefik issue 8787: 80 % of the requests at one of three.
    static let counterReset = CauseSignature(.counterReset) { evidence in
        let steps = CyclicSteps(evidence)
        let violations = steps.violations
        guard evidence.isOpen, evidence.isTurnBased, violations >= 3,
            let (first, most) = steps.landings.enumerated().max(by: {
                ($0.element, $1.offset) < ($1.element, $0.offset)
            }),
            most * 10 >= violations * 9,
            steps.departures.count(where: { $0 * 20 >= violations }) >= 2
        else { return nil }
        let members = evidence.members.count
        let fair = evidence.memberShares
        let leaving = fair.indices.map { fair[$0] * (1 - fair[($0 + members - 1) % members]) }
        let chance = leaving[first] / leaving.reduce(0, +)
        let bound = BinomialTail.upper(hits: most, trials: violations, chance: chance)
        let share = Double(evidence.counts[evidence.members[first]]) / Double(max(evidence.picks.count, 1))
        return (
            "\(DecimalText.grouped(most)) of the \(DecimalText.grouped(violations)) steps that left the cycle went to "
                + "\(evidence.name(evidence.members[first])), which got \(evidence.percent(share)) of the requests: the "
                + "counter starts again there, as with a reload.",
            min(1, bound * Double(members))
        )
    }
}
