/// What a part of a check stands for.
enum CheckType: Equatable, Sendable {
    /// A count, a share or a rate.
    case number
    /// A time, computed in microseconds; a bare number beside it is of `unit` microseconds, the figure's own unit.
    case time(unit: Double)
    /// A text, one of `choices` where these are known.
    case text(choices: [String])
    /// Something that holds or does not.
    case truth

    /// What it is, in words.
    var words: String {
        switch self {
        case .number: "a number"
        case .time: "a time"
        case .text: "a text"
        case .truth: "a condition"
        }
    }

    /// Whether one can compute with it.
    var isNumeric: Bool {
        switch self {
        case .number, .time: true
        case .text, .truth: false
        }
    }
}
