/// What a part of a check comes to.
enum CheckValue: Equatable {
    /// A number, or a time in microseconds.
    case number(Double)
    case text(String)
    case truth(Bool)
    /// Nothing, and why; the sentence goes without its point.
    case missing(String)
}
