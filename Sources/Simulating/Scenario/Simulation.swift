public import Pacing

/// A load-balanced system in virtual time: who sends how much to whom, by which strategy, and what goes wrong.
///
/// Everything random follows from ``seed``. The k-th request arrives at the same moment, from the same client and with
/// the same demand whatever the strategy, so that strategies are compared on common random numbers.
public struct Simulation: Sendable {
    /// The strategy as typed after `--strategy`, such as `p2c:choices=3`.
    public var strategy: String
    /// The backends, by index.
    public var backends: [SimulatedBackend]
    /// The law of the time that a request takes on an idle backend of speed 1.
    public var service: any ServiceDistribution
    /// The classes of requests, where some ask for more work than others.
    public var classes: RequestClasses?
    /// When requests arrive, over all clients.
    public var arrivals: any ArrivalShape
    /// How a backend shares itself among its requests.
    public var discipline = QueueDiscipline.fifo
    /// Clients (or proxies), each with a strategy in a state of its own; a request comes from any with equal chance.
    public var clients = 1
    /// What the clients know of the load of the backends.
    public var information = LoadInformation.own
    /// Requests that count in the figures.
    public var requests = 1_000_000
    /// Requests before them that do not count.
    public var warmupRequests = 0
    /// Nanoseconds that a message takes from client to backend, and the same back.
    public var networkDelayNanoseconds: Int64 = 0
    /// Nanoseconds after its arrival at which a request is given up; `nil` waits for ever.
    public var deadlineNanoseconds: Int64?
    /// Nanoseconds within which an answer counts in ``SimulationResult/answeredInTime``; `nil` for any time.
    public var objectiveNanoseconds: Int64?
    /// Further attempts at a request whose backend refused it or answered with an error.
    public var retries = 0
    /// What goes wrong, and when it ends.
    public var faults: [ScheduledFault] = []
    /// How clients learn that a backend is down or up again; `nil` when they never do.
    public var healthCheck: HealthCheck?
    /// Width of the bins in which picks are counted over time; `nil` counts none.
    public var binNanoseconds: Int64?
    /// Whether the backend of each pick is kept, in the order of the picks.
    public var recordsPicks = false
    /// Seeds demands, clients, keys and strategies; arrivals carry a seed of their own.
    public var seed: UInt64 = 1

    /// A system without faults, delays and limits; set what is different.
    public init(
        strategy: String,
        backends: [SimulatedBackend],
        service: any ServiceDistribution,
        arrivals: any ArrivalShape
    ) {
        self.strategy = strategy
        self.backends = backends
        self.service = service
        self.arrivals = arrivals
    }

    /// The arrivals a second that load backends to a utilization, 0.9 being nine tenths of what they can do.
    public static func rate(
        utilization: Double,
        of backends: [SimulatedBackend],
        service: any ServiceDistribution
    ) -> Double {
        let capacity = backends.reduce(0) { $0 + $1.speed * Double($1.concurrency) }
        return utilization * capacity * 1e9 / service.meanNanoseconds
    }
}
