/// How early a timer is armed so that it fires on time.
///
/// A thread that sleeps wakes some 30 to 150 µs after its timer is due, depending on the machine and its load; a
/// service time of 1 ms would be a tenth too long. So timers are armed earlier by a lead that follows what was seen
/// last: up a microsecond after a late wake-up, down three after an early one. It settles where a quarter of the
/// wake-ups are early (a quantile by stochastic approximation; Robbins and Monro, 1951), and those wait out the few
/// microseconds that are left, so no service is ever too short.
struct TimerLead {
    /// The longest lead, which is also the longest wait after an early wake-up: 250 µs.
    static let longest: Int64 = 250_000

    private static let stepAfterLate: Int64 = 1000
    private static let stepAfterEarly: Int64 = 3000

    /// The lead in nanoseconds.
    private(set) var nanoseconds: Int64 = 0

    /// Takes note of a wake-up so many nanoseconds after the time that was wanted, negative where before.
    mutating func observe(lateness: Int64) {
        if lateness > 0 {
            nanoseconds = min(Self.longest, nanoseconds + Self.stepAfterLate)
        } else {
            nanoseconds = max(0, nanoseconds - Self.stepAfterEarly)
        }
    }
}
