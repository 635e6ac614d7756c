import Measuring

/// Runs whose figures scatter as those of real repeats do: lognormally, partly with the round and partly on their own.
struct SyntheticRuns {
    /// The scatter of p99 from run to run, as a part of it.
    var scatter = 0.05
    /// The part of the variance that runs of a round share, because they have the same arrivals.
    var shared = 0.5
    /// How many times as long the candidate's requests take.
    var factor = 1.0

    /// A baseline and a candidate with so many runs each.
    func arms(repeats: Int, seed: UInt64) -> [ComparedArm] {
        var random = SplitMix64(seed: seed)
        var runs: [[ComparedRun]] = [[], []]
        for round in 0..<repeats {
            let common = normal(&random) * scatter * shared.squareRoot()
            for arm in 0...1 {
                let own = normal(&random) * scatter * (1 - shared).squareRoot()
                let slow = arm == 0 ? 1 : factor
                let tail = 20_000 * slow * (1 + common + own)
                let middle = 4000 * slow * (1 + (common + own) * 0.4)
                let rate = 1000 * (1 + normal(&random) * 0.005)
                runs[arm].append(
                    ComparedRun(
                        round: round,
                        values: [.median: middle, .p99: tail, .throughput: rate, .errors: 0]
                    )
                )
            }
        }
        return [ComparedArm(name: "a", runs: runs[0]), ComparedArm(name: "b", runs: runs[1])]
    }

    /// A standard normal number, near enough: twelve uniform ones less six.
    private func normal(_ random: inout SplitMix64) -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }
}
