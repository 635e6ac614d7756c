/// When live traffic takes a backend out, and for how long: Envoy's outlier detection by consecutive errors.
///
/// Names, rules and defaults are Envoy's (`config.cluster.v3.OutlierDetection`); a failure of the proxy's own making
/// (no connection, connection lost, time over) counts as a 5xx and as a gateway error, as with
/// `split_external_local_origin_errors: false`.
package struct OutlierPolicy: Sendable, Equatable {
    /// Answers 500–599 or failures in a row that eject a backend; 0 never does.
    package var consecutive5xx = 5
    /// Answers 502, 503, 504 or failures in a row that eject a backend; 0 never does.
    package var consecutiveGatewayFailures = 0
    /// Nanoseconds of the first ejection; the nth in close succession lasts n times as long.
    package var baseEjectionTime: Int64 = 30_000_000_000
    /// The longest ejection in nanoseconds.
    package var maximumEjectionTime: Int64 = 300_000_000_000
    /// The largest share of the backends, from 0 to 1, that may be ejected at a time; one always may.
    package var maximumEjectionShare = 0.1
    /// Nanoseconds that a backend must stay to have one ejection forgiven.
    package var interval: Int64 = 10_000_000_000

    /// Envoy's defaults.
    package init() {}

    /// How long the ejection lasts that has this number, from 1: min(base × number, maximum) nanoseconds.
    func ejectionTime(number: Int) -> Int64 {
        let (time, overflows) = baseEjectionTime.multipliedReportingOverflow(by: Int64(number))
        return overflows ? maximumEjectionTime : min(time, maximumEjectionTime)
    }
}
