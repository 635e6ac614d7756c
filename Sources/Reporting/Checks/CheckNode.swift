/// A check as a tree, ready to be evaluated: names are figures, units are settled, types fit.
indirect enum CheckNode: Equatable, Sendable {
    case number(Double)
    case text(String)
    case figure(CheckFigure)
    /// A value times a constant, from one unit to another.
    case scaled(CheckNode, by: Double)
    /// `+ - * /`; the text is what the user wrote.
    case arithmetic(CheckSymbol, CheckNode, CheckNode, text: String)
    case comparison(CheckComparison)
    case not(CheckNode)
    case and(CheckNode, CheckNode)
    case or(CheckNode, CheckNode)
    /// A function over every element of a list.
    case call(CheckFunction, list: String, CheckNode)
}

/// A comparison, and how to tell what was observed.
struct CheckComparison: Equatable, Sendable {
    /// How a value is shown.
    enum Display: Equatable, Sendable {
        case number, time, percent, text
    }

    var symbol: CheckSymbol
    var left: CheckNode
    var right: CheckNode
    /// Whether the observed side is the right one, as in `20ms > p99`.
    var isReversed: Bool
    /// The observed side as the user wrote it.
    var subject: String
    var display: Display
    /// The unit in which the observed value is recorded: that of the other side if it has one, or else its own.
    var unit: Double
}
