/// A rate limit, and what it tells clients apart by.
package struct ClientLimit: Sendable, Equatable {
    /// How many requests.
    package var limit: RateLimit
    /// The request field whose value is the client; `nil` is the client's address, as it is where the field is missing.
    package var header: String?

    /// A limit for each client address, unless told otherwise.
    package init(_ limit: RateLimit, header: String? = nil) {
        self.limit = limit
        self.header = header
    }
}
