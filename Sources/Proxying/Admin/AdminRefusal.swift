/// Why the administration does not do what it was asked for.
struct AdminRefusal: Error, Sendable, Equatable {
    var status: Int
    /// One sentence for the client, with the remedy.
    var reason: String
    /// The methods that it would take, for `Allow`.
    var allowed: [String] = []
}
