/// How many requests one backend is given at a time.
package struct InFlightLimits: Sendable, Equatable {
    /// Requests in flight at one backend.
    package var perBackend: Int
    /// Requests that may wait for one backend; more are answered with 503.
    package var queue = 1_024
    /// Nanoseconds that a request waits at the most; then 503.
    package var queueTimeout: Int64 = 5_000_000_000

    /// A limit, with a queue of 1,024 and a wait of five seconds.
    package init(perBackend: Int) {
        self.perBackend = perBackend
    }
}
