/// The keys of a proxy's configuration file, in the order in which `docs/proxy-configuration.md` explains them.
enum ProxyKey: String, CaseIterable {
    case listen, threads, tls, upstreams
    case upstreamCA = "upstream_ca"
    case strategy, seed
    case hashKey = "hash_key"
    case sessionCookie = "session_cookie"
    case health, retries, timeouts, limits
    case rateLimit = "rate_limit"
    case forwarding
    case accessLog = "access_log"
    case admin
    case dispatchHeader = "dispatch_header"
    case via

    /// The keys of one entry of `upstreams`.
    enum Backend: String, CaseIterable {
        case address, name, weight, backup, tls
    }

    /// The keys of `tls` in an entry of `upstreams`.
    enum BackendTLS: String, CaseIterable {
        case serverName = "server_name"
        case verify
    }

    /// The keys of `tls`.
    enum TLS: String, CaseIterable {
        case certificate, key, redirect
    }

    /// The keys of `health`.
    enum Health: String, CaseIterable {
        case check, outlier
        case slowStart = "slow_start"
        case panicThreshold = "panic_threshold"
    }

    /// The keys of `health.check`.
    enum Check: String, CaseIterable {
        case path, interval, timeout, rise, fall, expected
        case beginsHealthy = "begins_healthy"
    }

    /// The keys of `health.outlier`.
    enum Outlier: String, CaseIterable {
        case consecutiveGatewayFailures = "consecutive_gateway_failures"
        case consecutive5xx = "consecutive_5xx"
        case baseEjectionTime = "base_ejection_time"
        case maximumEjectionTime = "maximum_ejection_time"
        case maximumEjectionShare = "maximum_ejection_share"
        case interval
    }

    /// The keys of `health.slow_start`.
    enum SlowStart: String, CaseIterable {
        case window, aggression, minimum
    }

    /// The keys of `retries`.
    enum Retries: String, CaseIterable {
        case maximum, conditions, statuses
        case perTryTimeout = "per_try_timeout"
        case replayBytes = "replay_bytes"
        case budgetShare = "budget_share"
        case budgetMinimum = "budget_minimum"
    }

    /// The keys of `timeouts`.
    enum Timeouts: String, CaseIterable {
        case connect, response, request, tunnel, lingering
        case requestHead = "request_head"
        case requestBody = "request_body"
        case clientIdle = "client_idle"
        case upstreamIdle = "upstream_idle"
    }

    /// The keys of `limits`.
    enum Limits: String, CaseIterable {
        case connections
        case inFlight = "in_flight"
        case queue
        case queueTimeout = "queue_timeout"
        case idleConnections = "idle_connections"
        case headBytes = "head_bytes"
        case targetBytes = "target_bytes"
        case fieldLines = "field_lines"
    }

    /// The keys of `rate_limit`.
    enum Rate: String, CaseIterable {
        case rate, burst, undelayed, header
    }

    /// The keys of `forwarding`.
    enum Forwarding: String, CaseIterable {
        case trustedProxies = "trusted_proxies"
        case forwarded
    }

    /// The keys of `access_log`.
    enum Log: String, CaseIterable {
        case path, format
        case bufferBytes = "buffer_bytes"
    }
}
