/// How clients learn of a crash and of its end, and how they ease a backend back in.
///
/// Checks run at multiples of the interval. A crashed backend is marked unhealthy at the next check, a recovered one
/// healthy at the next; from there its ramp rises linearly to 1 over the slow start, in twentieths (as HAProxy
/// `slowstart`). A backend that is slow, fails requests or stands still passes them.
public struct HealthCheck: BitwiseCopyable, Sendable, Equatable {
    /// Nanoseconds between checks.
    public var intervalNanoseconds: Int64
    /// Nanoseconds over which a recovered backend comes back to its full weight; 0 for at once.
    public var slowStartNanoseconds: Int64

    /// A check at an interval above 0.
    public init(intervalNanoseconds: Int64, slowStartNanoseconds: Int64 = 0) {
        self.intervalNanoseconds = intervalNanoseconds
        self.slowStartNanoseconds = slowStartNanoseconds
    }

    /// The moment of the first check after a moment.
    func next(after now: Int64) -> Int64 { (now / intervalNanoseconds + 1) * intervalNanoseconds }
}
