/// What a check can ask of all elements of a list, such as the backends.
enum CheckFunction: String, CaseIterable, Sendable {
    /// Whether a condition holds for every element.
    case all
    /// Whether it holds for one at least.
    case any
    /// For how many it holds.
    case count
    /// The largest value.
    case max
    /// The smallest value.
    case min
    /// The values together.
    case sum

    /// Whether it is asked of conditions; the others are asked of numbers.
    var takesConditions: Bool {
        switch self {
        case .all, .any, .count: true
        case .max, .min, .sum: false
        }
    }
}
