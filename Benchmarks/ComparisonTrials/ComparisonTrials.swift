import Foundation
import Measuring
import Pacing

/// How often `rrbench compare` is right, in virtual time: `comparison-trials [TRIALS]`, 200 unless told otherwise.
///
/// Every trial is a whole comparison with the default repeats: a system against itself on other seeds, and against one
/// whose every latency is 10 % longer. Exit status: 0 both promises kept, 2 one missed, 64 wrong usage.
@main
struct ComparisonTrials {
    /// The default repeats of `rrbench compare`.
    static let repeats = 10
    /// The default rules of an open loop.
    static let rules = ComparisonRules(metrics: ComparisonMetric.judgedByDefault(inOpenLoop: true))
    /// The true difference.
    static let factor = 1.1
    /// Of 100 comparisons of a system with itself, those that must show no difference.
    static let leastSilence = 0.95
    /// Of 100 true differences in p99, those that must be found, where it scatters by no more than ``mostScatter``.
    static let leastPower = 0.80
    /// The scatter from run to run up to which the promise is made (docs/comparison.md).
    static let mostScatter = 0.055

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count <= 1, let trials = Int(arguments.first ?? "200"), trials > 0 else {
            FileHandle.standardError.write(Data("usage: comparison-trials [TRIALS]\n".utf8))
            exit(64)
        }
        var isKept = true
        print("| system | scatter of p99 | no difference shown, against itself | +10 % in p99 found |")
        print("| --- | ---: | ---: | ---: |")
        for system in TrialSystem.all {
            let outcome = try outcome(of: system, trials: trials)
            print(
                "| \(system.name) | \(percent(outcome.scatter)) | \(percent(outcome.silence)) | \(percent(outcome.power)) |"
            )
            isKept = isKept && outcome.silence >= leastSilence
            isKept = isKept && (outcome.power >= leastPower || outcome.scatter > mostScatter)
        }
        if !isKept { exit(2) }
    }

    /// The shares of trials that were right, and the scatter of p99 from run to run.
    static func outcome(of system: TrialSystem, trials: Int) throws -> (scatter: Double, silence: Double, power: Double)
    {
        var random = SeededGenerator(seed: 1)
        var silent = 0
        var found = 0
        var tails: [Double] = []
        for _ in 0..<trials {
            let baseline = try arm(system, named: "a", factor: 1, &random)
            let itself = try arm(system, named: "b", factor: 1, &random)
            let slower = try arm(system, named: "c", factor: factor, &random)
            tails += baseline.values(.p99)
            if ComparisonStudy(arms: [baseline, itself], rules: rules).pairs.allSatisfy({ $0.verdict == .noDifference })
            {
                silent += 1
            }
            if ComparisonStudy(arms: [baseline, slower], rules: rules).pairs.contains(where: {
                $0.metric == .p99 && $0.verdict == .worse
            }) {
                found += 1
            }
        }
        let mean = tails.reduce(0, +) / Double(tails.count)
        let variance = tails.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(tails.count)
        return (variance.squareRoot() / mean, Double(silent) / Double(trials), Double(found) / Double(trials))
    }

    private static func arm(
        _ system: TrialSystem,
        named name: String,
        factor: Double,
        _ random: inout SeededGenerator
    ) throws -> ComparedArm {
        ComparedArm(
            name: name,
            runs: try (0..<repeats).map { try system.run(seed: random.next(), round: $0, factor: factor) }
        )
    }

    private static func percent(_ part: Double) -> String { String(format: "%.1f %%", part * 100) }
}
