/// What a response must be like; one that is not fails its request with an error class of its own.
package struct Expectations: Sendable, Equatable {
    /// The statuses that count as success, instead of those below 400.
    package var statuses: StatusSet?
    /// Header lines `Name: value` that the response must have; names in any case, values exactly.
    package var headers: [String] = []
    /// Bytes that the body must contain.
    package var body: [UInt8]?

    /// The most header lines that one plan can expect: a bit of a word each.
    package static let mostHeaders = 64

    /// These, and what others say where these say nothing.
    func orElse(_ others: Expectations) -> Expectations {
        var merged = self
        merged.statuses = statuses ?? others.statuses
        if headers.isEmpty { merged.headers = others.headers }
        merged.body = body ?? others.body
        return merged
    }

    /// No expectation but a status below 400.
    package init() {}
}
