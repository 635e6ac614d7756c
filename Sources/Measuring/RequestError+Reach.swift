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

    /// Whether a request fails this way at whatever rate it is sent: the target is not there, or not what was expected.
    public var isWhateverTheRate: Bool {
        switch self {
        case .connectRefused, .nameNotResolved, .tls, .tlsCertificate, .malformedResponse, .http2Refused, .http4xx,
            .unexpectedStatus, .unexpectedHeader, .unexpectedBody, .tooManyRedirects:
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
