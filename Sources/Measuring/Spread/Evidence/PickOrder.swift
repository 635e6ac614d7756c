/// How the picks of the backends follow each other.
struct PickOrder {
    /// The picks of each backend.
    let counts: [Int64]
    /// The most picks in a row of the same backend.
    let longestRun: Int64
    /// The backend of that run.
    let longestRunBackend: Int
    /// Picks of the same backend as the pick before.
    let repeats: Int64
    /// The standard deviation of the gaps from one pick of a backend to its next, over their mean: 0 for a round robin,
    /// √(1 − 1/n) for random picks among n (the gaps are geometric), more for bursts.
    let gapVariation: Double
    /// The index of dispersion of the counts in windows of ``windowLaps`` picks a backend: 1 for independent picks,
    /// 0 for a round robin, more where picks come in bursts; `nil` with fewer than two windows.
    ///
    /// Σ (count − expected)²/expected over all windows and backends, by its degrees of freedom, with the shares of the
    /// whole run as expectation (Fisher 1925).
    let dispersion: Double?
    /// The probability of that much dispersion of independent picks.
    let dispersionP: Double
    /// The probability of as little dispersion of independent picks, a bound as ``ChiSquareTest/wholeLowerP``.
    let evennessP: Double
    /// Backends that were the most picked one of some window.
    let leaders: Int

    /// Picks a backend in a window of the index of dispersion.
    static let windowLaps = 5

    /// The order of these picks among backends with these fair shares.
    init(_ picks: [OrderedPick], shares: [Double]) {
        var counts = Array(repeating: Int64(0), count: shares.count)
        var last = Array(repeating: -1, count: shares.count)
        var (run, longest, longestBackend, repeats) = (Int64(0), Int64(0), 0, Int64(0))
        var (gaps, gapSum, gapSquares) = (0.0, 0.0, 0.0)
        for (index, pick) in picks.enumerated() {
            let backend = pick.backend
            counts[backend] += 1
            if index > 0, picks[index - 1].backend == backend {
                repeats += 1
                run += 1
            } else {
                run = 1
            }
            if run > longest { (longest, longestBackend) = (run, backend) }
            if last[backend] >= 0 {
                let gap = Double(index - last[backend])
                (gaps, gapSum, gapSquares) = (gaps + 1, gapSum + gap, gapSquares + gap * gap)
            }
            last[backend] = index
        }
        self.counts = counts
        longestRun = longest
        longestRunBackend = longestBackend
        self.repeats = repeats
        let mean = gaps > 0 ? gapSum / gaps : 0
        gapVariation = mean > 0 ? max(0, gapSquares / gaps - mean * mean).squareRoot() / mean : 0
        (dispersion, dispersionP, evennessP, leaders) = Self.dispersion(picks, counts: counts)
    }

    private static func dispersion(_ picks: [OrderedPick], counts: [Int64]) -> (Double?, Double, Double, Int) {
        let used = counts.indices.filter { counts[$0] > 0 }
        let length = windowLaps * used.count
        guard used.count > 1, picks.count >= 2 * length else { return (nil, 1, 1, 0) }
        let expected = counts.map { Double($0) / Double(picks.count) * Double(length) }
        var (window, statistic, windows) = (Array(repeating: 0, count: counts.count), 0.0, 0)
        var leads: Set<Int> = []
        for index in 0..<(picks.count / length * length) {
            window[picks[index].backend] += 1
            guard (index + 1) % length == 0 else { continue }
            var leader = 0
            for backend in used {
                let difference = Double(window[backend]) - expected[backend]
                statistic += difference * difference / expected[backend]
                if window[backend] > window[leader] { leader = backend }
            }
            leads.insert(leader)
            windows += 1
            for backend in used { window[backend] = 0 }
        }
        let freedom = Double((windows - 1) * (used.count - 1))
        let coarseness = Double(windows) * used.reduce(0) { $0 + 1 / expected[$1] }
        let radius = statistic.squareRoot() + 0.5 * coarseness.squareRoot()
        return (
            statistic / freedom, RegularizedGamma.upper(freedom / 2, statistic / 2),
            RegularizedGamma.lower(freedom / 2, radius * radius / 2), leads.count
        )
    }

    /// The probability that a pick has the backend of the one before, for independent picks with these counts.
    var repeatChance: Double {
        let total = Double(counts.reduce(0, +))
        return total == 0 ? 0 : counts.reduce(0) { $0 + (Double($1) / total) * (Double($1) / total) }
    }
}
