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
    /// How it is spoken to over TLS; `nil` is plain HTTP.
    private(set) var tls: BackendTLS?

    /// How errors name it.
    var description: String { "\(name) (\(authority))" }

    /// Connects by whatever the bootstrap is set to; a name's addresses are tried one after the other.
    func connect(_ bootstrap: ClientBootstrap) -> EventLoopFuture<any Channel> {
        address.map { bootstrap.connect(to: $0) } ?? bootstrap.connect(host: host, port: port)
    }

    /// The backends of a roster; those beyond the known ones are taken over and looked up, which blocks.
    ///
    /// The authorities are read anew for all of them.
    /// - Throws: ``ProxyError`` or ``TLSFileError``.
    static func resolve(
        _ roster: Roster,
        knowing known: [Backend] = [],
        authorities: String?
    ) throws -> [Backend] {
        var contexts = BackendTLS.Contexts(authorities: authorities)
        var backends = known
        for (index, upstream) in roster.upstreams.enumerated() {
            if backends.indices.contains(index) {
                backends[index].tls = try upstream.tls.map { try BackendTLS(upstream, $0, &contexts) }
            } else {
                backends.append(try Backend(upstream, &contexts))
            }
        }
        return backends
    }

    /// Takes over a backend and checks that its host has an address, which blocks.
    ///
    /// - Throws: ``ProxyError`` or ``TLSFileError``.
    init(_ upstream: Upstream, _ contexts: inout BackendTLS.Contexts) throws {
        name = upstream.name
        authority = upstream.authority
        authorityBytes = Array(authority.utf8)
        host = upstream.host
        port = upstream.port
        address = try? SocketAddress(ipAddress: upstream.host, port: upstream.port)
        tls = try upstream.tls.map { try BackendTLS(upstream, $0, &contexts) }
        guard address == nil else { return }
        do {
            _ = try SocketAddress.makeAddressResolvingHost(upstream.host, port: upstream.port)
        } catch {
            throw ProxyError.unresolvable(upstream.authority, reason: String(describing: error))
        }
    }
}
