/// By which rules backends leave the rotation and return.
package struct HealthPolicy: Sendable, Equatable {
    /// Active checks; `nil` makes none.
    package var check: HealthCheckPolicy?
    /// Passive outlier detection; `nil` ejects nobody.
    package var outlier: OutlierPolicy? = OutlierPolicy()
    /// How returning backends get their share back.
    package var slowStart = SlowStart()
    /// The share of healthy backends, from 0 to 1, below which health is ignored and load goes to all of them.
    ///
    /// So few survivors would only be overrun, and it is likelier that the checks are wrong. Envoy has 0.5; 0, the
    /// default here as in nginx and HAProxy, never ignores health: with no backend left, requests fail at once.
    package var panicThreshold = 0.0

    /// Outlier detection with Envoy's defaults, and nothing else.
    package init() {}

    /// What the proxy does unless told otherwise: backends that fail at the gateway are out for a short while.
    ///
    /// Three failures in a row (no connection, connection lost, time over, 502 to 504) eject for a second, then two,
    /// up to thirty; up to half of the backends. A backend's own 500 is its considered opinion and ejects nobody. The
    /// times are short because a return that comes too early costs three retries and no request.
    package static var standard: HealthPolicy {
        var outlier = OutlierPolicy()
        outlier.consecutive5xx = 0
        outlier.consecutiveGatewayFailures = 3
        outlier.baseEjectionTime = 1_000_000_000
        outlier.maximumEjectionTime = 30_000_000_000
        outlier.maximumEjectionShare = 0.5
        var policy = HealthPolicy()
        policy.outlier = outlier
        return policy
    }
}
