internal import HTTPWire
internal import NIOCore

/// What all event loops of a proxy share and none changes; a reload gives them another.
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
    /// Idle connections that each event loop keeps, by backend: none for one that has left.
    let idleLimits: [Int]
    let dispatchHeader: Bool
    /// Whether answers of some statuses are retried.
    let retriesAnswers: Bool
    let onRetry: (@Sendable (RetryEvent) -> Void)?
    let routing: RequestRouting
    let trustedProxies: TrustedProxies
    let requestRewriter: RequestRewriter
    let responseRewriter: ResponseRewriter
    let balancer: SharedBalancer
    /// Client connections of all loops.
    let connections: ConnectionLimit
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

    /// Takes over a configuration; what lives on in others, such as the counts of limits, is that of `present`.
    init(
        _ configuration: ProxyConfiguration,
        _ roster: Roster,
        backends: [Backend],
        balancer: SharedBalancer,
        accessLog: AccessLog?,
        after present: ProxySettings? = nil
    ) {
        self.backends = backends
        timeouts = configuration.timeouts
        retry = configuration.retry
        headLimits = configuration.headLimits
        idleLimits = roster.places.map { $0.isMember ? configuration.idleConnectionsPerUpstream : 0 }
        dispatchHeader = configuration.dispatchHeader
        retriesAnswers = configuration.retry.maximumRetries > 0 && configuration.retry.statuses != .none
        onRetry = configuration.onRetry
        routing = RequestRouting(configuration, roster.upstreams)
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
        connections = present?.connections ?? ConnectionLimit(configuration.maximumConnections)
        connections.change(to: configuration.maximumConnections)
        rateLimiter = SharedRateLimiter.follow(
            present?.rateLimiter,
            with: configuration.clientLimit,
            now: Int64(NIODeadline.now().uptimeNanoseconds)
        )
        limitsInFlight = configuration.inFlight != nil
        queueTimeout = configuration.inFlight?.queueTimeout ?? .max
        self.accessLog = accessLog
        logFormat = configuration.accessLog?.format ?? .combined
    }
}
