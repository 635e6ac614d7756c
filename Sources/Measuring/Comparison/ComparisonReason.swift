/// Why a verdict is what it is.
public enum ComparisonReason: String, Codable, CaseIterable, Sendable {
    /// The test rejects chance, and the difference is large enough to matter.
    case shown
    /// The test does not reject chance.
    case notSignificant = "not_significant"
    /// The test rejects chance, and the difference is smaller than anybody should care about.
    case belowMinimumEffect = "below_minimum_effect"
    /// There are too few runs for this many tests: whatever they measured, none could have rejected chance.
    case tooFewRuns = "too_few_runs"
    /// An arm has no run with a figure of this metric.
    case noFigure = "no_figure"
}
