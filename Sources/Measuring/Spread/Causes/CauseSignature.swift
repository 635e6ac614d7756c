/// How one cause of an uneven spread shows.
struct CauseSignature: Sendable {
    /// The cause.
    let name: SpreadCause.Name
    /// Looks for it: what was seen in a sentence, and a p-value or a bound above it; `nil` where it does not apply.
    let find: @Sendable (SpreadEvidence) -> (sentence: String, pValue: Double)?

    init(_ name: SpreadCause.Name, find: @escaping @Sendable (SpreadEvidence) -> (sentence: String, pValue: Double)?) {
        self.name = name
        self.find = find
    }
}
