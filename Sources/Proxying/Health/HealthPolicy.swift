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
}
