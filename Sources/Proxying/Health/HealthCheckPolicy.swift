/// What an active health check asks, how often, and what it concludes.
///
/// The defaults are those of HAProxy's `check inter 2s rise 2 fall 3` with its meaning of a good status.
package struct HealthCheckPolicy: Sendable, Equatable {
    /// The path that is asked for, with GET.
    package var path = "/"
    /// Nanoseconds from one check to the next.
    package var interval: Int64 = 2_000_000_000
    /// Nanoseconds for the whole check, connection included; later answers count as failures.
    package var timeout: Int64 = 2_000_000_000
    /// Passes in a row that bring a backend back.
    package var rise = 2
    /// Failures in a row that take a backend out.
    package var fall = 3
    /// The statuses that pass.
    package var expected = StatusSet(200...399)
    /// Whether a backend is used before its first check has ended.
    package var beginsHealthy = true

    /// A check of `/` every two seconds.
    package init() {}
}
