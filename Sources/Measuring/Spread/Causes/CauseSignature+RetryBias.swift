extension CauseSignature {
    /// First picks are even, and what the backends get is not: the further attempts after one backend's failures go to the
    /// same other one, mostly its neighbor.
    ///
    /// *Seen*: of at least 20 attempts after the backend that failed most often, more than 1.5 fair shares among the
    /// others went to one, and that adds a twentieth or more to its load. *p*: Chernoff's bound on the binomial tail of
    /// that many, times the number of the others (whichever it is). *Source*: nginx, Envoy and Traefik retry on the next
    /// one in order; `proxy_next_upstream`.
    static let retryBias = CauseSignature(.retryBias) { evidence in
        var byFailed: [Int: [Int: Int64]] = [:]
        for retry in evidence.retries { byFailed[retry.failed, default: [:]][retry.next, default: 0] += 1 }
        func total(_ counts: [Int: Int64]) -> Int64 { counts.values.reduce(0, +) }
        guard
            let (failed, counts) = byFailed.max(by: { (total($0.value), $1.key) < (total($1.value), $0.key) }),
            let (next, most) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
        else { return nil }
        let retries = total(counts)
        let others = evidence.members.filter { $0 != failed }
        guard retries >= 20, others.count > 1, others.contains(next) else { return nil }
        let fair = 1 / Double(others.count)
        let own = evidence.turns.indices.contains(next) ? evidence.turns[next] : 0
        guard Double(most) >= 1.5 * fair * Double(retries), most * 20 >= own else { return nil }
        let bound = BinomialTail.upper(hits: most, trials: retries, chance: fair)
        return (
            "\(DecimalText.grouped(most)) of \(DecimalText.grouped(retries)) further attempts after a failure of "
                + "\(evidence.name(failed)) went to \(evidence.name(next)), beside \(DecimalText.grouped(own)) turns of "
                + "its own: the load of a dead backend falls on its neighbor.",
            min(1, bound * Double(others.count))
        )
    }
}
