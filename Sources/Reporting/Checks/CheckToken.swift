/// One word of a check's text.
struct CheckToken: Equatable {
    /// What the word is.
    enum Kind: Equatable {
        case number(Double, CheckUnit?)
        /// A name, with its points: `latency_us.p99`.
        case word(String)
        /// A text in quotation marks.
        case string(String)
        case symbol(CheckSymbol)
        case end
    }

    var kind: Kind
    /// Its characters, from 0.
    var range: Range<Int>
}

/// The operators and marks of a check.
enum CheckSymbol: String, CaseIterable, Sendable {
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case and = "&&"
    case or = "||"
    case not = "!"
    case comma = ","
    case open = "("
    case close = ")"

    /// The operators that are words.
    static let words: [String: CheckSymbol] = ["and": .and, "or": .or, "not": .not]

    /// The six comparisons.
    static let comparisons: Set<CheckSymbol> = [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual]
}
