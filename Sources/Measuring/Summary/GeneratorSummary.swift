/// The load generator's account of itself over the measured requests: what a verdict on validity rests on.
public struct GeneratorSummary: Codable, Equatable, Sendable {
    /// Sends that left more than 1 ms after their time although the in-flight limit had room.
    public var late: Int64
    /// Sends that waited because as many requests were in flight as `-c` allows.
    public var blocked: Int64
    /// Requests that were sent again without a row of their own, over the whole load; `nil` if not counted.
    ///
    /// A kept connection broke before any answer.
    public var repeated: Int64?
    /// The longest time for which a generator thread could not have sent, in microseconds.
    public var longestGap: Double
    /// The part of one core that the busiest generator thread used; `nil` where that was not measured.
    public var busiestThreadShare: Double?
    /// The part of all cores of the machine that the parts of the run used together; `nil` where that is not known.
    public var machineShare: Double?
    /// The highest rate in requests a second that `rrbench calibrate` found for this machine and as many threads;
    /// `nil` where it was not asked.
    public var calibratedRate: Double?
    /// How regularly requests were meant to come, and did.
    public var arrivals: ArrivalFacts

    enum CodingKeys: String, CodingKey {
        case late, blocked, repeated
        case longestGap = "longest_gap_us"
        case busiestThreadShare = "busiest_thread"
        case machineShare = "machine"
        case calibratedRate = "calibrated_rps"
        case arrivals
    }

    /// An account of the given parts.
    public init(
        late: Int64,
        blocked: Int64,
        repeated: Int64? = nil,
        longestGap: Double,
        busiestThreadShare: Double?,
        machineShare: Double?,
        calibratedRate: Double?,
        arrivals: ArrivalFacts
    ) {
        self.late = late
        self.blocked = blocked
        self.repeated = repeated
        self.longestGap = longestGap
        self.busiestThreadShare = busiestThreadShare
        self.machineShare = machineShare
        self.calibratedRate = calibratedRate
        self.arrivals = arrivals
    }
}
