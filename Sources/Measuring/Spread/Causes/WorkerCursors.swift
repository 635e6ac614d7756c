internal import RealModule

/// What the first requests look like when W cursors that know nothing of each other all start at the same backend.
///
/// A request goes to one of W workers at random, so each has had Binomial(N, 1/W) of the first N, and the backend at
/// position j of the cycle has been visited by those that have had more than j: its expected count is
/// W · Σ_laps P(Binomial(N, 1/W) > j + lap · n).
enum WorkerCursors {
    /// The numbers of workers that are tried.
    static let workers = [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128]
    /// How many laps of picks are looked at.
    static let laps = [1, 2, 3, 4, 6, 8]

    /// The expected part of each position in the cycle of the first `picks` picks.
    static func shares(workers: Int, picks: Int, backends: Int) -> [Double] {
        let chance = 1 / Double(workers)
        var shares = Array(repeating: 0.0, count: backends)
        // P(X = k) from k = 0 on, each from the one before; the tail is what is left.
        var probability = Double.exp(Double(picks) * .log(onePlus: -chance))
        var tail = 1.0
        for k in 0..<picks {
            tail = max(0, tail - probability)
            shares[k % backends] += tail * Double(workers) / Double(picks)
            probability *= Double(picks - k) / Double(k + 1) * chance / (1 - chance)
            if tail < 1e-12 { break }
        }
        return shares
    }

    /// How many times more likely the counts of the first picks are under the pattern than under picks by fair shares, on
    /// average over prefixes, numbers of workers and starting backends (half of the weight on the first one).
    ///
    /// Under fair random picks the expectation of each ratio is 1, so by Markov's inequality the probability of an average
    /// of at least x is at most 1/x: an *e-value* (Vovk and Wang 2021), exact for any number of picks. A tenth of each
    /// pattern is replaced by fair shares, so that one pick out of it does not rule it out.
    static func evidence(_ positions: [Int], fair: [Double]) -> Double {
        let backends = fair.count
        let lengths = laps.map { $0 * backends }.filter { $0 <= positions.count }
        let starts = backends <= 64 ? backends : 1
        var sum = 0.0
        for length in lengths {
            var counts = Array(repeating: 0.0, count: backends)
            for position in positions.prefix(length) { counts[position] += 1 }
            for workers in workers {
                let shares = shares(workers: workers, picks: length, backends: backends)
                for start in 0..<starts {
                    var logRatio = 0.0
                    for position in 0..<backends {
                        let backend = (start + position) % backends
                        guard counts[backend] > 0 else { continue }
                        logRatio += counts[backend] * .log(0.9 * shares[position] / fair[backend] + 0.1)
                    }
                    let weight = starts == 1 ? 1 : start == 0 ? 0.5 : 0.5 / Double(starts - 1)
                    sum += weight * .exp(min(700, logRatio))
                }
            }
        }
        return lengths.isEmpty ? 0 : sum / Double(lengths.count * workers.count)
    }

    /// The largest gap of the counts over any prefix: W cursors never leave one above W, and soon after a start they reach
    /// it, so this is how many there are at least.
    static func largestGap(_ positions: [Int], backends: Int) -> Int {
        var counts = Array(repeating: 0, count: backends)
        var having: [Int: Int] = [0: backends]
        var (least, most, largest) = (0, 0, 0)
        for position in positions {
            let count = counts[position]
            counts[position] = count + 1
            having[count, default: 0] -= 1
            having[count + 1, default: 0] += 1
            most = max(most, count + 1)
            while having[least] == 0 {
                having[least] = nil
                least += 1
            }
            largest = max(largest, most - least)
        }
        return largest
    }
}
