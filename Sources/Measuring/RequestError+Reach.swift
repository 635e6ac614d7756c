extension RequestError {
    /// Whether a request that failed this way never left the client: no connection was made.
    var isBeforeTheProxy: Bool {
        switch self {
        case .connectRefused, .connectFailed, .connectTimeout, .nameNotResolved, .tls: true
        default: false
        }
    }

    /// Whether the wait of a request that ended this way counts in the percentiles; see ``LatencySummary``.
    var isTimed: Bool {
        switch self {
        case .none, .timeout, .connectTimeout: true
        default: false
        }
    }
}
