/// The load generator's account of itself over the measured phase: what its validity is judged by.
public struct GeneratorFacts: Equatable, Sendable {
    /// The rate that was asked for, in requests a second; `nil` in a closed loop.
    public var targetRate: Double?
    /// Requests that the schedule intended and that were never sent.
    public var dropped: Int64
    /// Sends that left late because the in-flight limit was reached.
    public var blockedSends: Int64
    /// Sends that left late although the in-flight limit had room: the generator's own lateness.
    public var lateSends: Int64
    /// The longest time between two turns of a worker's loop, in nanoseconds.
    public var longestLoopGapNanoseconds: Int64
    /// Requests that were sent again without a row of their own, over the whole load; `nil` if not counted.
    ///
    /// A kept connection broke before any answer.
    public var repeatedSends: Int64?
    /// Connections opened.
    public var connectionsOpened: Int64
    /// Connections that the load needs if none is lost; `nil` where that is not known.
    public var connectionsExpected: Int64?
    /// The largest share of one core that any worker thread used, from 0 to 1; `nil` if not measured.
    public var busiestThreadShare: Double?
    /// The in-flight limit (`-c`), for the remedy in a reason.
    public var inFlightLimit: Int?
    /// Processors that this process may use; `nil` if not known.
    public var cores: Int?
    /// The highest rate that a calibration found for this machine and as many threads; `nil` without one.
    public var calibratedRate: Double?
    /// How regularly requests were meant to come, and did.
    public var arrivals: ArrivalFacts

    /// Facts of a generator that had no difficulty, save for what is given.
    public init(
        targetRate: Double? = nil,
        dropped: Int64 = 0,
        blockedSends: Int64 = 0,
        lateSends: Int64 = 0,
        longestLoopGapNanoseconds: Int64 = 0,
        repeatedSends: Int64? = nil,
        connectionsOpened: Int64 = 0,
        connectionsExpected: Int64? = nil,
        busiestThreadShare: Double? = nil,
        inFlightLimit: Int? = nil,
        cores: Int? = nil,
        calibratedRate: Double? = nil,
        arrivals: ArrivalFacts = ArrivalFacts()
    ) {
        self.targetRate = targetRate
        self.dropped = dropped
        self.blockedSends = blockedSends
        self.lateSends = lateSends
        self.longestLoopGapNanoseconds = longestLoopGapNanoseconds
        self.repeatedSends = repeatedSends
        self.connectionsOpened = connectionsOpened
        self.connectionsExpected = connectionsExpected
        self.busiestThreadShare = busiestThreadShare
        self.inFlightLimit = inFlightLimit
        self.cores = cores
        self.calibratedRate = calibratedRate
        self.arrivals = arrivals
    }
}
