extension CauseSignature {
    /// Shares are unequal, stay what they are, and nothing else explains them: each backend's part of a hash ring.
    ///
    /// *Seen*, where no other cause is: every backend is used, the counts vary by at least 5 %, they do not depend on time (eight parts of the run,
    /// chi-square test of independence at 0.01), the same backend does not follow itself more often than by its share,
    /// and the shares do not fall from the first backend to the last, as those of a rule do that prefers the first of
    /// equals. *p*: the upper tail of the chi-square test against the fair shares. With v points a backend the shares of
    /// a ring vary by 1/√v (Karger et al. 1997), so v is about 1/CV². Wrong weights look the same. *Source*: HAProxy's
    /// `balance random` and `hash-type consistent`.
    static let hashRing = CauseSignature(.hashRing) { evidence in
        let counts = evidence.members.map { Double(evidence.counts[$0]) / evidence.shares[$0] }
        guard evidence.isOpen, evidence.isDisordered, evidence.members.count > 1, evidence.picks.count >= 16,
            let most = counts.max(), let least = counts.min(), least > 0, counts != counts.sorted(by: >)
        else { return nil }
        let chiSquare = evidence.chiSquare
        let variation = EvennessIndex.coefficientOfVariation(counts: evidence.counts, weights: evidence.shares)
        guard chiSquare.smallestExpected >= ChiSquareTest.leastExpectedCount, variation >= 0.05 else { return nil }
        var parts = Array(repeating: Array(repeating: Int64(0), count: evidence.shares.count), count: 8)
        for (index, pick) in evidence.picks.enumerated() {
            parts[index * parts.count / evidence.picks.count][pick.backend] += 1
        }
        let repeats = BinomialTail.upper(
            hits: evidence.order.repeats,
            trials: Int64(evidence.picks.count - 1),
            chance: evidence.order.repeatChance
        )
        guard CramersV(parts).pValue >= 0.01, repeats >= 0.001 else { return nil }
        let total = Double(evidence.picks.count)
        func share(_ part: Double) -> String {
            guard let position = counts.firstIndex(of: part) else { return "" }
            let backend = evidence.members[position]
            return "\(evidence.percent(Double(evidence.counts[backend]) / total)) at \(evidence.name(backend))"
        }
        let points = DecimalText.fixed(max(1, 1 / (variation * variation)), places: 0)
        return (
            "shares differ and stay the same throughout, \(share(most)) and \(share(least)): as on a hash ring with about "
                + "\(points) points a backend, or with weights that are not equal.",
            chiSquare.upperP
        )
    }
}
