/// What the samples of a run do not say: its settings, and what the parts counted on their own.
///
/// The experiment fills this in; a part that does not run under its control leaves `nil`.
public struct RunFacts: Equatable, Sendable {
    /// Which run; its `durationSeconds` is set from ``measuredInterval`` by the builder.
    public var identity: RunIdentity
    /// The measured interval in nanoseconds since the start of the run: from the start of the measured schedule to
    /// its planned end, or where there is none (`-n`, an interrupt) to the last measured request's end.
    public var measuredInterval: Range<Int64>
    /// What the strategy promises of its picks.
    public var spreadRule: SpreadRule
    /// The backends by number: the first one is number 1 in the samples.
    public var backends: [BackendFacts]
    /// What the proxy told of its picks: who could be picked when, and which were further attempts.
    public var history = PickHistory()
    /// The proxy's own counters, over the whole run.
    public var proxy: ProxyFacts?
    /// The generator's account of itself.
    public var generator: GeneratorFacts
    /// Processor nanoseconds by part, over the whole load.
    public var cpu: CPUFacts
    /// Memory of a proxy in processes of its own.
    public var memory: MemorySummary?
    /// The scenario, where the run was made by one.
    public var scenario: ScenarioFacts?
    /// Whether a proxy without counters may give a request to a second backend.
    public var proxyMayRepeat = false

    /// Facts of a run; what is not given is not known.
    public init(
        identity: RunIdentity,
        measuredInterval: Range<Int64>,
        spreadRule: SpreadRule,
        backends: [BackendFacts],
        proxy: ProxyFacts? = nil,
        generator: GeneratorFacts = GeneratorFacts(),
        cpu: CPUFacts = CPUFacts()
    ) {
        self.identity = identity
        self.measuredInterval = measuredInterval
        self.spreadRule = spreadRule
        self.backends = backends
        self.proxy = proxy
        self.generator = generator
        self.cpu = cpu
    }
}
