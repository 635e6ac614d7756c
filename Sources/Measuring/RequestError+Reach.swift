extension RequestError {
    /// Whether a request that failed this way never left the client: no connection was made.
    public var isBeforeTheProxy: Bool {
        switch self {
        case .connectRefused, .connectFailed, .connectTimeout, .nameNotResolved, .lookupTimeout, .tls, .tlsCertificate,
            .tlsTimeout:
            true
        default: false
        }
    }

    /// Whether the wait of a request that ended this way counts in the percentiles; see ``LatencySummary``.
    public var isTimed: Bool {
        switch self {
        case .none, .timeout, .connectTimeout, .lookupTimeout, .tlsTimeout, .bodyTimeout: true
        default: false
        }
    }
}
