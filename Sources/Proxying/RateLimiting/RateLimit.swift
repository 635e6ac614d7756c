/// How many requests of one client are let through, and what becomes of those beyond.
///
/// `perSecond` is the sustained rate. `burst` requests may come ahead of it, as in nginx's `limit_req burst=`; the
/// first `undelayed` of them go at once, the others are held back until the rate allows them (`delay=`), and what
/// exceeds the burst is rejected. With `undelayed` equal to `burst`, the default, nothing is ever held back
/// (`nodelay`).
package struct RateLimit: Sendable, Equatable {
    /// Requests a second.
    package let perSecond: Double
    /// Requests that may be ahead of the rate.
    package let burst: Int
    /// How many of the burst go at once.
    package let undelayed: Int

    /// The slowest rate: one request a day.
    static let slowest = 1.0 / 86_400
    /// The fastest rate; time counts in nanoseconds, so that one this fast is kept to 0.05 %.
    static let fastest = 1_000_000.0
    /// The largest burst; at the slowest rate it is paid back after 137 years, which fits an `Int64`.
    static let largestBurst = 50_000

    /// A limit within what the arithmetic holds exactly.
    ///
    /// - Throws: ``RateLimitError`` with the value that is out of range.
    package init(perSecond: Double, burst: Int = 0, undelayed: Int? = nil) throws(RateLimitError) {
        guard (RateLimit.slowest...RateLimit.fastest).contains(perSecond) else { throw .rate(perSecond) }
        guard (0...RateLimit.largestBurst).contains(burst) else { throw .burst(burst) }
        let undelayed = undelayed ?? burst
        guard (0...burst).contains(undelayed) else { throw .undelayed(undelayed, burst: burst) }
        self.perSecond = perSecond
        self.burst = burst
        self.undelayed = undelayed
    }
}
