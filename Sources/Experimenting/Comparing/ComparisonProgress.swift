/// Where a comparison stands, at the start of a run.
package struct ComparisonProgress: Equatable, Sendable {
    /// The round, from 1.
    package var round: Int
    /// The rounds in all.
    package var rounds: Int
    /// The run, from 1.
    package var run: Int
    /// The runs in all.
    package var runs: Int
    /// The name of the arm whose run begins.
    package var arm: String
    /// Seconds until the end, this run included; `nil` where nobody knows yet.
    package var secondsLeft: Double?

    /// The stand in a line: `round 3/10, run 9/40: p2c, 1 m 42 s left`.
    package var line: String {
        let stand = "round \(round)/\(rounds), run \(run)/\(runs): \(arm)"
        guard let secondsLeft else { return stand }
        let whole = Int(secondsLeft.rounded(.up))
        return stand + ", about \(whole < 60 ? "" : "\(whole / 60) m ")\(whole % 60) s left"
    }
}
