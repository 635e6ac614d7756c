public import Measuring

/// One simulated system with what came of it; times are in microseconds of virtual time.
public struct SimulatedSystem: Equatable, Sendable {
    /// The strategy as it was specified.
    public var strategy: String
    /// How many backends.
    public var backends: Int
    /// How many clients, each with a strategy of its own.
    public var clients: Int
    /// The offered load over what the backends can do; `nil` where they have no limit.
    public var utilization: Double?
    /// Measured requests that were answered.
    public var succeeded: Int64 = 0
    /// Measured requests that were not.
    public var failed: Int64 = 0
    /// The share of the measured requests answered within the objective; `nil` without an objective.
    public var shareInTime: Double?
    /// From arrival to answer.
    public var latency = LatencySummary()
    /// The 95 % confidence interval of the mean.
    public var meanInterval: ClosedRange<Double> = 0...0
    /// Requests answered in a second of virtual time.
    public var throughput: Double = 0
    /// Arrivals simulated in a second of processor time, warm-up included.
    public var arrivalsPerCPUSecond: Double = 0
    /// How evenly the measured picks were spread.
    public var spread = SpreadVerdict()
    /// The backends one by one; empty where there are more than ``mostMembers``.
    public var members: [SimulatedMember] = []
    /// The backends that crashed and came back.
    public var returns: [SimulatedReturn] = []

    /// The most backends that are listed one by one.
    public static let mostMembers = 10_000

    /// A system without figures yet.
    public init(strategy: String, backends: Int, clients: Int, utilization: Double?) {
        self.strategy = strategy
        self.backends = backends
        self.clients = clients
        self.utilization = utilization
    }

    /// Measured requests.
    public var requests: Int64 { succeeded + failed }
}
