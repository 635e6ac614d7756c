internal import HTTPWire

/// What all event loops of a proxy share and none changes.
final class ProxySettings: Sendable {
    /// Bytes read at once from a client.
    static let clientReadSize = 8_192
    /// Bytes read at once from a backend.
    static let upstreamReadSize = 32_768
    /// Bytes of a client that are held while they cannot be used; beyond them it is not read from.
    static let heldBytes = 65_536
    /// Bytes of a body that are copied behind its head, so that both go out in one piece.
    static let coalescedBytes = 8_192

    let backends: [Backend]
    let timeouts: ProxyTimeouts
    let headLimits: HeadLimits
    let idleConnectionsPerUpstream: Int
    let dispatchHeader: Bool
    let routing: RequestRouting
    let requestRewriter: RequestRewriter
    let responseRewriter: ResponseRewriter
    let balancer: SharedBalancer

    /// Takes over a configuration and resolves its backends, which blocks.
    init(_ configuration: ProxyConfiguration, balancer: SharedBalancer) throws(ProxyError) {
        var backends: [Backend] = []
        for upstream in configuration.upstreams { backends.append(try Backend(upstream)) }
        self.backends = backends
        timeouts = configuration.timeouts
        headLimits = configuration.headLimits
        idleConnectionsPerUpstream = configuration.idleConnectionsPerUpstream
        dispatchHeader = configuration.dispatchHeader
        routing = RequestRouting(configuration)
        requestRewriter = RequestRewriter(viaName: configuration.viaName)
        responseRewriter = ResponseRewriter(viaName: configuration.viaName, ownsDispatch: configuration.dispatchHeader)
        self.balancer = balancer
    }
}
