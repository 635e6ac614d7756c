/// Rates over the measured interval.
public struct Throughput: Codable, Equatable, Sendable {
    /// Requests a second that were meant to be sent: by the schedule in an open loop, sent ones in a closed loop.
    ///
    /// In an open loop this is (measured requests sent + dropped) / interval, whether or not they left in time: the
    /// rate that was asked of the proxy. In a closed loop nothing is intended that is not sent.
    public var attemptedPerSecond: Double
    /// Successful responses completed a second: those whose last byte came within the measured interval.
    ///
    /// In an open loop a warm-up request may end in the interval, and a measured one after it. Both count by when
    /// they ended, as departures from the system: leaving the first out would lower the rate by one latency's worth,
    /// counting the second would credit an overloaded server with answers that it gave after the test.
    public var achievedPerSecond: Double
    /// Body bytes a second of the responses counted in ``achievedPerSecond``.
    public var bytesPerSecond: Double

    enum CodingKeys: String, CodingKey {
        case attemptedPerSecond = "attempted_rps"
        case achievedPerSecond = "achieved_rps"
        case bytesPerSecond = "bytes_per_s"
    }

    /// Rates a second.
    public init(attemptedPerSecond: Double = 0, achievedPerSecond: Double = 0, bytesPerSecond: Double = 0) {
        self.attemptedPerSecond = attemptedPerSecond
        self.achievedPerSecond = achievedPerSecond
        self.bytesPerSecond = bytesPerSecond
    }
}
