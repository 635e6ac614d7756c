internal import NIOCore

/// A backend as the event loops use it: resolved, with its texts at hand.
struct Backend: Sendable {
    let name: String
    let authority: String
    let authorityBytes: [UInt8]
    let address: SocketAddress

    /// How errors name it.
    var description: String { "\(name) (\(authority))" }

    /// Resolves the host of a backend, which blocks.
    init(_ upstream: Upstream) throws(ProxyError) {
        name = upstream.name
        authority = upstream.authority
        authorityBytes = Array(authority.utf8)
        do {
            address = try SocketAddress.makeAddressResolvingHost(upstream.host, port: upstream.port)
        } catch {
            throw .unresolvable(upstream.authority, reason: String(describing: error))
        }
    }
}
