internal import NIOCore
internal import NIOPosix

/// A backend as the event loops use it: resolved, with its texts at hand.
struct Backend: Sendable {
    let name: String
    let authority: String
    let authorityBytes: [UInt8]
    let host: String
    let port: Int
    /// The address, where the host is one; a name is looked up for every new connection, and its addresses tried.
    let address: SocketAddress?

    /// How errors name it.
    var description: String { "\(name) (\(authority))" }

    /// Connects by whatever the bootstrap is set to; a name's addresses are tried one after the other.
    func connect(_ bootstrap: ClientBootstrap) -> EventLoopFuture<any Channel> {
        address.map { bootstrap.connect(to: $0) } ?? bootstrap.connect(host: host, port: port)
    }

    /// The backends of a roster; those beyond the known ones are taken over and looked up, which blocks.
    static func resolve(_ roster: Roster, knowing known: [Backend] = []) throws(ProxyError) -> [Backend] {
        var backends = known
        for upstream in roster.upstreams.dropFirst(known.count) { backends.append(try Backend(upstream)) }
        return backends
    }

    /// Takes over a backend and checks that its host has an address, which blocks.
    init(_ upstream: Upstream) throws(ProxyError) {
        name = upstream.name
        authority = upstream.authority
        authorityBytes = Array(authority.utf8)
        host = upstream.host
        port = upstream.port
        address = try? SocketAddress(ipAddress: upstream.host, port: upstream.port)
        guard address == nil else { return }
        do {
            _ = try SocketAddress.makeAddressResolvingHost(upstream.host, port: upstream.port)
        } catch {
            throw .unresolvable(upstream.authority, reason: String(describing: error))
        }
    }
}
