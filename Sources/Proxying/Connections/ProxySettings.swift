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
    let retry: RetryPolicy
    let headLimits: HeadLimits
    let idleConnectionsPerUpstream: Int
    let dispatchHeader: Bool
    /// Whether answers of some statuses are retried.
    let retriesAnswers: Bool
    let routing: RequestRouting
    let trustedProxies: TrustedProxies
    let requestRewriter: RequestRewriter
    let responseRewriter: ResponseRewriter
    let balancer: SharedBalancer
    /// Client connections of all loops; `nil` while they are not limited.
    let connections: ConnectionLimit?
    let rateLimiter: SharedRateLimiter?
    let limitsInFlight: Bool
    let queueTimeout: Int64
    let accessLog: AccessLog?
    let logFormat: LogFormat

    /// Nanoseconds between two sweeps: a quarter of the shortest time that they enforce.
    var sweepInterval: Int64 {
        let attempt = retry.perTryTimeout > 0 ? retry.perTryTimeout : .max
        let shortest = min(timeouts.shortest, attempt, queueTimeout)
        return min(max(shortest / 4, 5_000_000), 1_000_000_000)
    }

    /// Takes over a configuration and resolves its backends, which blocks.
    init(
        _ configuration: ProxyConfiguration,
        balancer: SharedBalancer,
        accessLog: AccessLog?
    ) throws(ProxyError) {
        var backends: [Backend] = []
        for upstream in configuration.upstreams { backends.append(try Backend(upstream)) }
        self.backends = backends
        timeouts = configuration.timeouts
        retry = configuration.retry
        headLimits = configuration.headLimits
        idleConnectionsPerUpstream = configuration.idleConnectionsPerUpstream
        dispatchHeader = configuration.dispatchHeader
        retriesAnswers = configuration.retry.maximumRetries > 0 && configuration.retry.statuses != .none
        routing = RequestRouting(configuration)
        requestRewriter = RequestRewriter(
            ForwardingFields(
                viaName: configuration.viaName,
                isSecure: configuration.tls != nil,
                emitsForwarded: configuration.forwarding.emitsForwarded
            )
        )
        trustedProxies = TrustedProxies(configuration.forwarding.trustedProxies)
        responseRewriter = ResponseRewriter(viaName: configuration.viaName, ownsDispatch: configuration.dispatchHeader)
        self.balancer = balancer
        connections = configuration.maximumConnections > 0 ? ConnectionLimit(configuration.maximumConnections) : nil
        rateLimiter = configuration.clientLimit.map { SharedRateLimiter($0) }
        limitsInFlight = configuration.inFlight != nil
        queueTimeout = configuration.inFlight?.queueTimeout ?? .max
        self.accessLog = accessLog
        logFormat = configuration.accessLog?.format ?? .combined
    }
}
