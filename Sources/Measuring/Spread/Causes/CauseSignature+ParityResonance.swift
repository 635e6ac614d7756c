internal import RealModule

extension CauseSignature {
    /// Requests that come in pairs meet a cycle of even length: each kind always meets the same half of the backends.
    ///
    /// *Seen*, one of two: **half unused**: all picks are among every second (third, …) backend of the cycle, at least two
    /// of them, because the requests in between are somebody else's; *p*: g · s^picks for one in g backends, of a fair share s in all (1/g where shares are equal). Or **uneven
    /// work**: backend and parity of the sequence go together (V at least 0.9), and every backend of one half takes longer
    /// than every one of the other, the halves' means a factor of 1.5 or more apart; *p*: a two-sided normal test of the
    /// difference of the means. Machines that differ in exactly this order would look the same. *Source*: Traefik issues
    /// 8977 and 24 of its image: with an even number of replicas half of them never used.
    static let parityResonance = CauseSignature(.parityResonance) { evidence in
        guard evidence.isTurnBased, evidence.members.count >= 4 else { return nil }
        return halfUnused(evidence) ?? unevenWork(evidence)
    }

    private static func halfUnused(_ evidence: SpreadEvidence) -> (sentence: String, pValue: Double)? {
        let members = evidence.members
        let used = members.indices.filter { evidence.counts[members[$0]] > 0 }
        guard evidence.outcome == .uneven, used.count >= 2, used.count < members.count else { return nil }
        let every = members.count / used.count
        guard every * used.count == members.count, let first = used.first,
            used.enumerated().allSatisfy({ $1 == first + $0 * every })
        else { return nil }
        let fair = evidence.memberShares
        let usedShare = used.reduce(0.0) { $0 + fair[$1] }
        return (
            "only \(used.count) of \(members.count) backends got requests, every \(every == 2 ? "second" : "\(every)th") one "
                + "from \(evidence.name(members[first])) on: the cycle resonates with requests of others in between.",
            min(1, Double(every) * .pow(usedShare, evidence.picks.count))
        )
    }

    private static func unevenWork(_ evidence: SpreadEvidence) -> (sentence: String, pValue: Double)? {
        guard evidence.members.count.isMultiple(of: 2), let strength = evidence.dependence.figures.parity,
            strength >= 0.9
        else { return nil }
        var halves = [MeanTime(), MeanTime()]
        var backends = Array(repeating: MeanTime(), count: evidence.shares.count)
        var sides = Array(repeating: 0, count: evidence.shares.count)
        for (position, backend) in evidence.members.enumerated() { sides[backend] = position & 1 }
        for pick in evidence.picks {
            let time = Double(pick.row.busyNanoseconds)
            halves[sides[pick.backend]].add(time)
            backends[pick.backend].add(time)
        }
        let slow = halves[0].mean > halves[1].mean ? 0 : 1
        let slowMeans = evidence.members.filter { sides[$0] == slow }.map { backends[$0].mean }
        let fastMeans = evidence.members.filter { sides[$0] != slow }.map { backends[$0].mean }
        guard let leastSlow = slowMeans.min(), let mostFast = fastMeans.max(), leastSlow > mostFast,
            halves[slow].mean >= 1.5 * halves[1 - slow].mean
        else { return nil }
        let deviation = (halves[0].squaredError + halves[1].squaredError).squareRoot()
        let z = deviation > 0 ? (halves[0].mean - halves[1].mean).magnitude / deviation : 40
        let ratio = halves[slow].mean / max(halves[1 - slow].mean, 1)
        let first = evidence.name(evidence.members[slow])
        return (
            "requests at every second backend from \(first) on take \(DecimalText.fixed(ratio, places: 1)) times as long as "
                + "those between them: heavy and light requests alternate in step with the cycle of "
                + "\(evidence.members.count), so the work is uneven though the counts are not.",
            .erfc(min(z, 38) / 2.0.squareRoot())
        )
    }
}
