/// Everything that one run is judged by: the JSON of docs/interface.md §5, key for key.
///
/// Figures are over measured requests; warm-up counts in `requests.warmup`, and in the two judgements that need every
/// request of the run: `spread` (a proxy's cursor knows no phases) and `reconciliation` (neither does a backend's
/// counter). Times are microseconds, rates are per second, shares are fractions of one.
public struct RunSummary: Codable, Equatable, Sendable {
    /// The version of this layout; a change that breaks a reader takes the next number.
    public static let currentSchema = 1

    /// The version of the layout in which this summary was written.
    public var schema: Int = RunSummary.currentSchema
    /// Which run this is.
    public var run: RunIdentity
    /// The scenario that it was made by; `nil` where there was none.
    public var scenario: ScenarioSummary?
    /// Whether the generator kept its schedule and the books balance, so that the figures may be believed.
    public var validity: ValidityVerdict
    /// How many requests, and how they ended.
    public var requests: RequestCounts
    /// Rates over the measured interval.
    public var throughput: Throughput
    /// From the intended send to the last byte: what users waited.
    public var latency: LatencySummary
    /// From the actual send to the last byte: what the server took.
    public var service: LatencySummary
    /// From the intended to the actual send.
    public var scheduleLag: ScheduleLag
    /// The generator's account of itself; `nil` in a summary that an older version wrote.
    public var generator: GeneratorSummary?
    /// Failed requests by class; `nil` in a summary that an older version wrote.
    public var errors: [ErrorSummary]?
    /// The generator's connections; `nil` in a summary that an older version wrote.
    public var connections: ConnectionSummary?
    /// What requests' times are made of; `nil` in a summary that an older version wrote.
    public var phases: PhaseSummary?
    /// One entry a backend, in the order of their numbers.
    public var backends: [BackendSummary]
    /// Whether the picks were spread as the strategy promises.
    public var spread: SpreadVerdict
    /// Whether client, proxy and backends counted the same requests.
    public var reconciliation: Reconciliation
    /// Processor time by part.
    public var cpuPerRequest: CPUPerRequest
    /// The requests of a mix by kind; `nil` where all were of one kind.
    public var requestsByKind: [KindSummary]?
    /// Memory of parts in processes of their own; `nil` where there were none.
    public var memory: MemorySummary?
    /// What the user asked to hold, and whether it did; empty until the checks are evaluated.
    public var checks: [CheckResult]

    enum CodingKeys: String, CodingKey {
        case schema, run, scenario, validity, requests, throughput
        case latency = "latency_us"
        case service = "service_us"
        case scheduleLag = "schedule_lag_us"
        case requestsByKind = "requests_by_kind"
        case generator, errors, connections
        case phases = "phases_us"
        case backends, spread, reconciliation
        case cpuPerRequest = "cpu_us_per_request"
        case memory = "memory_bytes"
        case checks
    }

    /// A summary of the given parts, in the current layout.
    public init(
        run: RunIdentity,
        validity: ValidityVerdict,
        requests: RequestCounts,
        throughput: Throughput,
        latency: LatencySummary,
        service: LatencySummary,
        scheduleLag: ScheduleLag,
        generator: GeneratorSummary? = nil,
        errors: [ErrorSummary]? = nil,
        connections: ConnectionSummary? = nil,
        phases: PhaseSummary? = nil,
        backends: [BackendSummary],
        spread: SpreadVerdict,
        reconciliation: Reconciliation,
        cpuPerRequest: CPUPerRequest,
        memory: MemorySummary? = nil,
        checks: [CheckResult] = []
    ) {
        self.run = run
        self.validity = validity
        self.requests = requests
        self.throughput = throughput
        self.latency = latency
        self.service = service
        self.scheduleLag = scheduleLag
        self.generator = generator
        self.errors = errors
        self.connections = connections
        self.phases = phases
        self.backends = backends
        self.spread = spread
        self.reconciliation = reconciliation
        self.cpuPerRequest = cpuPerRequest
        self.memory = memory
        self.checks = checks
    }
}
