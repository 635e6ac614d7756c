/// What a comparison says of a candidate, held against a baseline in one metric.
public enum ComparisonVerdict: String, Codable, CaseIterable, Sendable {
    /// The candidate's figure is the better one.
    case better
    /// The candidate's figure is the worse one.
    case worse
    /// No difference shown: there is none, or it is too small to matter, or too small for so few runs.
    case noDifference = "no_difference"
}
