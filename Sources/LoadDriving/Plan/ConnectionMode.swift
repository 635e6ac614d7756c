/// Which connection carries which request.
///
/// libcurl keeps the idle connections of a multi together and takes the oldest that is free, so where fewer requests
/// are in flight than there are connections, the oldest ones carry nearly all. Whether that is what clients of the
/// target do is for the user to say.
package enum ConnectionMode: String, CaseIterable, Sendable {
    /// Connections are a pool: a request takes the oldest that is free, as one busy client would.
    case shared
    /// Each virtual client has a connection of its own, and clients take turns: every connection carries its share.
    case pinned
    /// Every request makes its own connection, which is closed after it.
    case fresh

    /// The names as a sentence lists them.
    package static let names = allCases.map(\.rawValue)
}
