extension CauseSignature {
    /// A backend draws more than its share while it fails: failing fast, it looks idle or quick.
    ///
    /// *Seen*: at least half of a backend's requests fail, in less than half of the time that the others take to succeed,
    /// and it got at least 1.3 times its fair share. *p*: Chernoff's bound on the binomial tail of that share, times the
    /// number of backends. *Source*: the success-weighted share of Finagle's failure accrual; Twitter's and Google's
    /// reports of black holes under least-loaded balancing.
    static let blackHole = CauseSignature(.blackHole) { evidence in
        let total = evidence.loads.reduce(0) { $0 + $1.requests }
        let weight = evidence.members.reduce(0.0) { $0 + evidence.shares[$1] }
        var best: (sentence: String, pValue: Double)?
        for backend in evidence.members where evidence.members.count > 1 && weight > 0 {
            let load = evidence.loads[backend]
            let fair = evidence.shares[backend] / weight
            let others = evidence.loads.indices.filter { $0 != backend && evidence.loads[$0].successes > 0 }
            let usual = others.reduce(0) { $0 + evidence.loads[$1].meanSuccess } / Double(max(others.count, 1))
            guard load.failures * 2 >= load.requests, load.requests > 0, load.meanFailure < usual / 2,
                Double(load.requests) >= 1.3 * fair * Double(total)
            else { continue }
            let bound = BinomialTail.upper(hits: load.requests, trials: total, chance: fair)
            let pValue = min(1, bound * Double(evidence.members.count))
            guard pValue < best?.pValue ?? 1 else { continue }
            let successes = evidence.loads.reduce(0) { $0 + $1.successes }
            best = (
                "\(evidence.name(backend)) drew \(evidence.percent(Double(load.requests) / Double(total))) of the requests, "
                    + "failed \(evidence.percent(Double(load.failures) / Double(load.requests))) of them and answered "
                    + "\(evidence.percent(Double(load.successes) / Double(max(successes, 1)))) of what succeeded: "
                    + "a black hole, which looks idle because it fails quickly.",
                pValue
            )
        }
        return best
    }
}
