internal import HTTPWire

/// Who sends the requests of a connection: the peer at its other end, and the client behind that.
struct ClientIdentity {
    /// The peer's address as text.
    let peer: [UInt8]
    /// Whether the peer is believed about the client.
    let isPeerTrusted: Bool
    /// The client's address: the peer's, unless that is trusted and names another.
    private(set) var client: [UInt8]
    /// The hash of the client's address, for strategies that go by it.
    private(set) var clientHash: UInt64

    /// The identity of a new connection; `address` is the peer's as text.
    init(_ address: String, _ settings: ProxySettings) {
        // What a socket for both versions makes of an IPv4 address.
        let isMapped = address.hasPrefix("::ffff:") && address.contains(".")
        peer = Array(isMapped ? address.utf8.dropFirst(7) : address.utf8[...])
        let trusted = settings.trustedProxies
        isPeerTrusted = trusted.isEmpty ? false : IPAddress(peer).map { trusted.contains($0) } ?? false
        client = peer
        clientHash = settings.routing.clientHash(of: peer)
    }

    /// Finds the client of a request in what the trusted peer says.
    mutating func identify(
        _ head: borrowing RequestHead,
        _ bytes: UnsafeRawBufferPointer,
        _ settings: ProxySettings
    ) {
        let found = settings.trustedProxies.client(of: head, in: bytes)
        client = found.map { Array($0.description.utf8) } ?? peer
        clientHash = settings.routing.clientHash(of: client)
    }

    /// Takes the peer for the client again: the present request does not say.
    mutating func forget(_ settings: ProxySettings) {
        guard isPeerTrusted else { return }
        client = peer
        clientHash = settings.routing.clientHash(of: peer)
    }
}
