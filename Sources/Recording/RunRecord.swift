package import Measuring

/// What is known of a run before it starts: the row that `ResultsDatabase.beginRun` writes.
package struct RunRecord: Sendable, Equatable {
    /// The balancing strategy, with its parameters as they were given.
    package var strategy: String
    /// What balanced: `embedded`, `nginx`, …, or `external` for a URL that already ran.
    package var proxy: String
    /// `closed` or `open`.
    package var mode: LoadMode
    /// The seed of arrivals, service times and random strategies.
    ///
    /// It is stored as the signed integer of the same bits, since SQLite has no unsigned one.
    package var seed: UInt64
    /// The URL that requests were sent to.
    package var target: String
    /// The scenario as YAML, or `nil` for a run made of flags alone.
    package var scenario: String?
    /// The version of rrbench.
    package var version: String
    /// Versions of the libraries that shape the figures, by name (`curl`, `nio`, …); SQLite's is added on writing.
    package var libraryVersions: [String: String]
    /// The backends known from the start; more may be added during the run.
    package var backends: [BackendRecord]

    /// A run about to start.
    package init(
        strategy: String,
        proxy: String,
        mode: LoadMode,
        seed: UInt64,
        target: String,
        scenario: String? = nil,
        version: String,
        libraryVersions: [String: String] = [:],
        backends: [BackendRecord] = []
    ) {
        self.strategy = strategy
        self.proxy = proxy
        self.mode = mode
        self.seed = seed
        self.target = target
        self.scenario = scenario
        self.version = version
        self.libraryVersions = libraryVersions
        self.backends = backends
    }
}
