package import Balancing
package import HTTPWire

/// Everything that a proxy is started with.
package struct ProxyConfiguration: Sendable {
    /// The address to listen on.
    package var host: String
    /// The port to listen on; 0 takes any free one.
    package var port: Int
    /// The backends, in the order of their indices.
    package var upstreams: [Upstream]
    /// The PEM file of the authorities that may vouch for backends with TLS; `nil` is those of the system.
    package var upstreamAuthorities: String?
    /// The certificate and key that clients are served with over TLS; `nil` is plain HTTP.
    package var tls: TLSIdentity?
    /// Where plain-HTTP clients are redirected to HTTPS; only with ``tls``.
    package var redirect: RedirectListener?
    /// Who is believed about the client.
    package var forwarding = ForwardingTrust()
    /// Which backend takes the next request.
    package var strategy: any BalancingStrategy
    /// What ``strategy`` was made from: while it stays the same, a reload keeps the strategy in the state that it has.
    ///
    /// `nil`, for a strategy made by hand, lets every reload begin anew with ``strategy``.
    package var strategyChoice: StrategyChoice?
    /// Event loops.
    package var threads = 1
    /// Whether responses carry `X-Dispatch`, and those of the proxy itself the name of the backend that failed.
    package var dispatchHeader = false
    /// How long to wait for whom.
    package var timeouts = ProxyTimeouts()
    /// How backends leave the rotation and return.
    package var health = HealthPolicy.standard
    /// When a request that failed is tried on another backend.
    package var retry = RetryPolicy()
    /// Who is told what becomes of the backends; called on an event loop, so it must not block.
    package var onHealthEvent: (@Sendable (FleetEvent) -> Void)?
    /// Who is told when other backends may be picked, or with other weights; must not block.
    package var onMembership: (@Sendable (MembershipEvent) -> Void)?
    /// Who is told of every further attempt at a request; called on an event loop, so it must not block.
    package var onRetry: (@Sendable (RetryEvent) -> Void)?
    /// Client connections at a time; further ones are answered with 503.
    ///
    /// 0, the default, is no limit.
    package var maximumConnections = 0
    /// How many requests a backend is given at a time; `nil` is no limit.
    package var inFlight: InFlightLimits?
    /// How many requests a client may send; `nil` is no limit.
    package var clientLimit: ClientLimit?
    /// Where every request is written down; `nil` writes nothing and costs nothing.
    package var accessLog: AccessLogSettings?
    /// Where the proxy can be watched and told of changes; `nil`, the default, is nowhere.
    package var admin: AdminSettings?
    /// How large the heads of requests and responses may be.
    package var headLimits = HeadLimits()
    /// Idle connections that each event loop keeps for each backend.
    package var idleConnectionsPerUpstream = 256
    /// What strategies that hash tell requests apart by.
    package var hashKey = HashKey.clientAddress
    /// What backends are asked for by a strategy that goes by probes; see ``ProbeReport`` for what they answer.
    package var probePath = "/probe"
    /// The cookie that names a session's backend, where the strategy keeps sessions.
    package var sessionCookie = "rrbench"
    /// The name of this proxy in `Via` (RFC 9110 §7.6.3).
    package var viaName = "rrbench"

    /// A proxy on an address in front of some backends; the rest has defaults.
    package init(host: String, port: Int, upstreams: [Upstream], strategy: any BalancingStrategy) {
        self.host = host
        self.port = port
        self.upstreams = upstreams
        self.strategy = strategy
    }
}
