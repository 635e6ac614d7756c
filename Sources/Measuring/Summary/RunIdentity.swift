/// Which run a summary is of, and the settings that one needs to read it.
public struct RunIdentity: Codable, Equatable, Sendable {
    /// The run's number in its database.
    public var id: Int64
    /// The run's name in the world, which survives merging of databases.
    public var uuid: String
    /// How far the run got.
    public var state: RunState
    /// The balancing strategy with its parameters.
    public var strategy: String
    /// What balanced: `embedded`, the name of a foreign proxy, or the URL's host.
    public var proxy: String
    /// Closed or open loop.
    public var mode: LoadMode
    /// What seeded arrivals, service times and random strategies.
    public var seed: UInt64
    /// The length of the measured interval, in seconds.
    public var durationSeconds: Double
    /// The path of the database that holds every request.
    public var database: String

    enum CodingKeys: String, CodingKey {
        case id, uuid, state, strategy, proxy, mode, seed
        case durationSeconds = "duration_s"
        case database = "db"
    }

    /// The identity of a run; the duration is in seconds.
    public init(
        id: Int64,
        uuid: String,
        state: RunState,
        strategy: String,
        proxy: String,
        mode: LoadMode,
        seed: UInt64,
        durationSeconds: Double,
        database: String
    ) {
        self.id = id
        self.uuid = uuid
        self.state = state
        self.strategy = strategy
        self.proxy = proxy
        self.mode = mode
        self.seed = seed
        self.durationSeconds = durationSeconds
        self.database = database
    }
}
