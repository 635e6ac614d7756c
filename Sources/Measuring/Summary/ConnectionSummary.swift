/// The generator's connections over the whole run, warm-up included: those that it made serve both.
public struct ConnectionSummary: Codable, Equatable, Sendable {
    /// How many requests each connection carried.
    public struct Load: Codable, Equatable, Sendable {
        /// The fewest.
        public var min: Int64
        /// The mean.
        public var mean: Double
        /// The median.
        public var p50: Int64
        /// The most.
        public var max: Int64

        /// Requests by connection.
        public init(min: Int64 = 0, mean: Double = 0, p50: Int64 = 0, max: Int64 = 0) {
            self.min = min
            self.mean = mean
            self.p50 = p50
            self.max = max
        }
    }

    /// Connections that were made, handshake included.
    public var opened: Int64
    /// Connections that the load needs if none is lost: one for each that may be open at once (an open loop takes them
    /// only as it needs them), or for each request where none is used again; `nil` where that is not known.
    public var expected: Int64?
    /// How many requests each carried.
    public var load: Load

    enum CodingKeys: String, CodingKey {
        case opened, expected
        case load = "requests_per_connection"
    }

    /// Connections of a run.
    public init(opened: Int64, expected: Int64?, load: Load) {
        self.opened = opened
        self.expected = expected
        self.load = load
    }
}
