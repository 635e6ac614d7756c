/// What the administration is asked for.
enum AdminAction: Sendable, Equatable {
    /// Whether requests are served.
    case health
    /// Everything as JSON.
    case status
    /// Everything for Prometheus.
    case metrics
    /// A backend, by name, is to be given nothing new, or is to be used again.
    case drain(String, Bool)
    /// A backend, by name, is to have a weight.
    case weight(String, Double)
}
